import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { describeRegistry } from './src-renderer/engine/described-registry'

const here = (path: string) => resolve(import.meta.dirname, path)
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' } as const

/** What `qinlin commands` and `qinlin queries` print lies beside main, so that nothing has to be opened for it. */
const registryBesideMain: Plugin = {
  name: 'registry-beside-main',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'registry.json', source: JSON.stringify(describeRegistry()) })
  },
}

/** Everything is built for the floor: Electron 22 with Node 16 and Chromium 108 (architecture.md, Engines). */
export default defineConfig({
  main: {
    plugins: [registryBesideMain],
    assetsInclude: ['**/*.docx'],
    resolve: { alias: { setimmediate: here('src-main/word/native-set-immediate.ts') } },
    build: {
      target: 'node16',
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: here('src-main/electron/index.ts'),
          loopback: here('src-main/loopback/index.ts'),
          'sheet-worker': here('src-main/sheets/sheet-worker.ts'),
          'word-worker': here('src-main/word/word-worker.ts'),
        },
        output: commonJs,
        external: ['electron'],
      },
    },
  },
  preload: {
    build: {
      target: 'node16',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: { input: here('src-preload/index.ts'), output: commonJs, external: ['electron'] },
    },
  },
  renderer: {
    root: here('src-renderer'),
    base: './',
    plugins: [vue()],
    worker: { format: 'es' },
    build: {
      target: 'chrome108',
      outDir: here('out/renderer'),
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          index: here('src-renderer/index.html'),
          headless: here('src-renderer/headless.html'),
          print: here('src-renderer/print.html'),
        },
      },
    },
  },
})
