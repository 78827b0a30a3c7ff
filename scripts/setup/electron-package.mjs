import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../child.mjs'
import { cache, root } from '../places.mjs'
import { electronFile, packageElectron } from '../runtime.mjs'
import { say } from '../say.mjs'

const answerLimit = 8_000
const downloadLimit = 300_000
const day = 24 * 60 * 60 * 1000
const failure = join(cache, 'electron-download-failed')

/**
 * Where the package's install script will fetch its runtime from.
 *
 * @param {string} version
 * @param {NodeJS.ProcessEnv} [env]
 */
export function downloadUrl(version, env = process.env) {
  const mirror =
    env.npm_config_electron_mirror ?? env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  const folder = (env.ELECTRON_CUSTOM_DIR ?? 'v{{ version }}').replace('{{ version }}', version)
  return `${mirror}${folder}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

/**
 * Let the npm package `electron` fetch its runtime, which installing it doesn't. The server has to answer
 * within seconds; where it doesn't, that is remembered for a day. Failing is no error: set-up has other ways.
 */
export async function fetchElectronPackage() {
  if (existsSync(join(packageElectron, electronFile())) && existsSync(join(packageElectron, '../path.txt'))) return
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  const url = downloadUrl(version)
  if (failedLately(url)) return
  say(`fetching Electron ${version} …`)
  const install = join(root, 'node_modules/electron/install.js')
  if ((await answers(url)) && (await run(process.execPath, [install], { limit: downloadLimit })) === 0) return
  say(`Electron ${version} can't be fetched here (${url})`)
  mkdirSync(cache, { recursive: true })
  writeFileSync(failure, url)
}

/** @param {string} url */
function failedLately(url) {
  return existsSync(failure) && Date.now() - statSync(failure).mtimeMs < day && readFileSync(failure, 'utf8') === url
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(answerLimit) })).ok
  } catch {
    return false
  }
}
