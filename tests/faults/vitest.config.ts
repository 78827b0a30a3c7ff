import * as path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Kills, full disks and damage, on the built program in the real Electron. `QINLIN_FAULTS=long` runs more of each. */
export default defineConfig({
  root: path.resolve(__dirname, '../..'),
  test: {
    include: ['tests/faults/**/*.test.ts'],
    globalSetup: ['tests/cli/built-program.ts'],
    maxWorkers: 2,
    testTimeout: process.env.QINLIN_FAULTS === 'long' ? 3_600_000 : 300_000,
    hookTimeout: 120_000,
  },
})
