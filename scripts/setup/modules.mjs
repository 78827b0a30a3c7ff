import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../child.mjs'
import { root } from '../places.mjs'
import { say } from '../say.mjs'

/** @typedef {{ version?: string, optional?: boolean }} Locked one entry under `packages` in a lock file */

/**
 * The packages that the lock file asks for and that npm hasn't put in place. npm leaves its own account of
 * what it installed as its last act, so an interrupted install shows too.
 *
 * @param {Record<string, Locked>} wanted `packages` of package-lock.json
 * @param {Record<string, Locked>} installed `packages` of node_modules/.package-lock.json
 * @returns {string[]} their places, such as `node_modules/vue`
 */
export function missingModules(wanted, installed) {
  return Object.entries(wanted)
    .filter(([place, { optional }]) => place !== '' && !optional)
    .filter(([place, { version }]) => installed[place]?.version !== version)
    .map(([place]) => place)
}

/** Whether node_modules holds what the lock file says. */
export function modulesAreInstalled(folder = root) {
  const account = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(account)) return false
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const required = Object.keys(wanted).filter(place => place !== '' && !wanted[place]?.optional)
  return (
    missingModules(wanted, packagesOf(account)).length === 0 &&
    required.every(place => existsSync(join(folder, place, 'package.json')))
  )
}

/**
 * @param {string} path
 * @returns {Record<string, Locked>}
 */
const packagesOf = path => JSON.parse(readFileSync(path, 'utf8')).packages

/** Throws when npm can't install them: nothing works without. */
export async function installModules() {
  if (modulesAreInstalled()) return
  say('installing the packages of package-lock.json …')
  const npm = process.env.npm_execpath
  // Everything is a development dependency, also where the environment asks for production; and what goes
  // wrong has to be seen, also under `npm --silent`.
  const args = ['ci', '--include=dev', '--loglevel=error']
  const status = npm
    ? await run(process.execPath, [npm, ...args])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
  if (status !== 0) throw new Error(`npm ci failed (status ${status})`)
}
