import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const all = 'tests/unit/**/*.test.ts'
/** What puts a broken part in the place of a real one has modules of its own. */
const isolated = 'tests/unit/**/*.isolated.test.ts'
/** Knows no date and takes long: keys, bytes of a bundle, the linter. */
const dateless = 'tests/unit/{bundle,keys,layers,main,scripts}/**/*.test.ts'

/**
 * All but the isolated share their modules: those are silent until called, and reading them anew for each of two hundred files
 * takes longer than the tests.
 */
export default defineConfig({
  plugins: [vue()],
  assetsInclude: ['**/*.docx'],
  test: {
    globalSetup: ['tests/own-temp.ts'],
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: 20_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'dated', include: [all], exclude: [isolated, dateless], isolate: false } },
      { extends: true, test: { name: 'dateless', include: [dateless], exclude: [isolated], isolate: false } },
      { extends: true, test: { name: 'isolated', include: [isolated] } },
    ],
  },
})
