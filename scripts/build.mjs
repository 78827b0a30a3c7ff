import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, scriptOf } from './child.mjs'
import { withLock } from './lock.mjs'
import { root } from './places.mjs'
import { say } from './say.mjs'

const sources = [
  'src-main',
  'src-preload',
  'src-renderer',
  'src-shared',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]

/**
 * One hash over path, size and time of every source file: a file changed, added or taken away changes it.
 *
 * @param {string} folder project root
 */
export function fingerprint(folder) {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(folder, source)
    if (!existsSync(path)) continue
    const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).sort() : ['']
    for (const file of files) {
      const stat = statSync(join(path, String(file)))
      if (stat.isFile()) hash.update(`${source}/${file} ${stat.size} ${stat.mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/**
 * Whether `out/` is missing, half made, or made from other sources. The stamp is written last and with
 * the sources as they were when the build began, so an interrupted build or an edit during it stays stale.
 *
 * @param {string} folder project root
 * @param {string} [now] fingerprint of the sources
 */
export function isStale(folder, now = fingerprint(folder)) {
  const stamp = stampOf(folder)
  if (!existsSync(join(folder, 'out/main/index.cjs')) || !existsSync(stamp)) return true
  return readFileSync(stamp, 'utf8') !== now
}

/** @param {string} folder */
const stampOf = folder => join(folder, 'out', '.sources')

/** Build when that is needed; two callers at once build once. Throws when the build fails. */
export async function buildIfStale() {
  if (!isStale(root)) return
  await withLock('build', async () => {
    const now = fingerprint(root)
    if (!isStale(root, now)) return
    say('building …')
    const status = await run(process.execPath, [scriptOf('electron-vite'), 'build', '--logLevel', 'warn'])
    if (status !== 0) throw new Error(`the build failed (status ${status})`)
    writeFileSync(stampOf(root), now)
  })
}
