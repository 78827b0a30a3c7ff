import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onPath } from './child.mjs'
import { cache, root } from './places.mjs'
import { say } from './say.mjs'

/**
 * @typedef {object} Runtime
 * @property {'electron' | 'chromium'} kind
 * @property {string} path the program to start
 * @property {string} version such as `22.3.25`
 * @property {string} from where it comes from, for people
 * @property {string[]} args switches it needs on this machine
 */

/** The packaged Electron that stands in where the download of the npm package can't be had. */
export const wheelElectron = join(cache, 'electron-22.3.25')

/** Where the npm package keeps its own download. */
export const packageElectron = join(root, 'node_modules/electron/dist')

/** Chromium's sandbox can't work for root on Linux; it is never switched off for anybody else. */
export function sandboxSwitches(platform = process.platform, user = process.getuid?.()) {
  return platform === 'linux' && user === 0 ? ['--no-sandbox'] : []
}

/** @param {NodeJS.Platform} [platform] */
export function electronFile(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Electron, or else the newest Chromium, in this order: `ELECTRON_OVERRIDE_DIST_PATH`, the npm package's
 * own download, the Electron 22 that set-up unpacked, a local Chromium. Looks only, installs nothing.
 * Throws when the override names a folder without an Electron.
 *
 * @param {{ announce?: boolean }} [options] `announce`: say on stderr which one it is
 * @returns {Runtime | undefined}
 */
export function findRuntime({ announce = false } = {}) {
  const runtime = findElectron() ?? findChromium()
  if (announce)
    say(
      runtime
        ? `${runtime.kind} ${runtime.version} (${runtime.from}): ${runtime.path}`
        : 'no Electron and no Chromium found',
    )
  return runtime
}

/** @returns {Runtime | undefined} */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const found = electronIn(override, 'ELECTRON_OVERRIDE_DIST_PATH')
    if (!found) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${electronFile()} in ${override}`)
    return found
  }
  // The package writes path.txt last, so without it the download is missing or half unpacked.
  const complete = existsSync(join(packageElectron, '../path.txt'))
  return (complete ? electronIn(packageElectron, 'npm package') : undefined) ?? electronIn(wheelElectron, 'PyPI wheel')
}

/**
 * @param {string} folder
 * @param {string} from
 * @returns {Runtime | undefined}
 */
function electronIn(folder, from) {
  const path = join(folder, electronFile())
  if (!existsSync(path)) return undefined
  const stated = join(folder, 'version')
  const version = existsSync(stated) ? readFileSync(stated, 'utf8').trim().replace(/^v/, '') : 'of unknown version'
  return { kind: 'electron', path, version, from, args: sandboxSwitches() }
}

/** @returns {Runtime | undefined} */
export function findChromium() {
  const path = chromiumPath()
  if (!path) return undefined
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const version = /[\d.]+/.exec(stdout)?.[0] ?? 'of unknown version'
  return { kind: 'chromium', path, version, from: 'this system', args: sandboxSwitches() }
}

/** @returns {string | undefined} */
export function chromiumPath() {
  return ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean)
}
