import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { root } from '../../scripts/places.mjs'
import { findRuntime } from '../../scripts/runtime.mjs'
import { ed25519Vectors } from '../unit/keys/wycheproof/vectors'
import { emptyFolder } from './tools'

/** Signatures are verified by Electron's own library, BoringSSL, which is not the one that the other tests run on. */
it('every Wycheproof vector holds in Electron as it does in libsodium', { timeout: 60_000 }, async () => {
  const folder = emptyFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(root, 'src-main/keys/ed25519.ts'),
      outDir: folder,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'ed25519.cjs' } },
    },
  })
  const runtime = findRuntime()
  if (runtime?.kind !== 'electron') throw new Error('this test is about Electron, and there is none here')
  const program = `
    const { verifyEd25519 } = require(${JSON.stringify(join(folder, 'ed25519.cjs'))})
    const hex = text => Buffer.from(text, 'hex')
    const vectors = JSON.parse(require('fs').readFileSync(0, 'utf8'))
    const holds = vectors.map(({ pk, msg, sig }) => verifyEd25519(hex(pk), hex(msg), hex(sig)))
    process.stdout.write(JSON.stringify({ library: process.versions.openssl, electron: process.versions.electron, holds }))`
  const printed = execFileSync(runtime.path, ['-e', program], {
    input: JSON.stringify(ed25519Vectors),
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const ran = JSON.parse(printed) as { library: string; electron: string; holds: boolean[] }
  expect(ran.electron).toMatch(/^22\./)
  expect(ed25519Vectors.filter(({ holds }, i) => ran.holds[i] !== holds).map(({ tcId }) => tcId)).toEqual([])
})
