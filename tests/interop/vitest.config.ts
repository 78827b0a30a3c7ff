import * as path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  assetsInclude: ['**/*.docx'],
  test: {
    include: ['tests/interop/**/*.test.ts'],
    globalSetup: ['tests/own-temp.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
