import * as path from 'node:path'
import { defineConfig } from 'vitest/config'

/** The command line of the built program in the real Electron. Two files at a time: each start takes a core. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  assetsInclude: ['**/*.docx'],
  test: {
    include: ['tests/cli/**/*.test.ts'],
    globalSetup: ['tests/own-temp.ts', 'tests/cli/built-program.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
})
