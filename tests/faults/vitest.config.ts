import * as path from 'node:path'
import { defineConfig } from 'vitest/config'

const long = process.env.QINLIN_FAULTS === 'long'

/** Kills, full disks and damage, on the built program in the real Electron. `QINLIN_FAULTS=long` runs more of each, and power cuts. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  assetsInclude: ['**/*.docx'],
  test: {
    include: ['tests/faults/**/*.test.ts'],
    exclude: long ? [] : ['tests/faults/power-cut.test.ts', 'tests/faults/county.test.ts'],
    globalSetup: ['tests/own-temp.ts', 'tests/cli/built-program.ts', 'tests/faults/summary.ts'],
    maxWorkers: 2,
    testTimeout: long ? 3_600_000 : 300_000,
    hookTimeout: 120_000,
  },
})
