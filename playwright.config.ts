import { defineConfig } from '@playwright/test'

/** The same tests drive the real Electron of the floor and the newest Chromium (architecture.md, Engines). */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/own-temp.ts',
  outputDir: '.cache/e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // Two cores: one window at a time keeps timings honest.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as ['json']] : [])],
  // What only a real window has is in *.electron.spec.ts.
  projects: [{ name: 'electron' }, { name: 'chromium', testIgnore: /\.electron\.spec\.ts$/ }],
})
