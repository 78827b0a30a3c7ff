import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../child.mjs'
import { cache } from '../places.mjs'
import { say } from '../say.mjs'

/** A Python of our own, so that nothing is installed into the system's. */
export const venv = join(cache, 'venv')

/** Other people's tools that the interop tests ask whether a bundle is right. */
const tools = ['bagit==1.9.0', 'frictionless==5.21.0', 'openpyxl==3.1.5']
const stamp = join(venv, 'tools.txt')

export const hasVenv = () => existsSync(join(venv, 'bin/pip'))

/** @returns {Promise<boolean>} whether it is there */
async function makeVenv() {
  if (hasVenv()) return true
  rmSync(venv, { recursive: true, force: true })
  return (await run('python3', ['-m', 'venv', venv])) === 0
}

/**
 * Run pip in the venv, making that first where it is missing.
 *
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it did what it was asked
 */
export async function pip(args) {
  return (
    (await makeVenv()) &&
    (await run(join(venv, 'bin/python'), ['-m', 'pip', '--disable-pip-version-check', ...args])) === 0
  )
}

/** Whether the tools are complete; the stamp is written after they are. */
function toolsAreInstalled() {
  const scripts = ['bin/bagit.py', 'bin/frictionless'].every(script => existsSync(join(venv, script)))
  return scripts && existsSync(stamp) && readFileSync(stamp, 'utf8') === tools.join('\n')
}

/** Install them; where that fails, the tests that need them are skipped by name. */
export async function installTools() {
  if (toolsAreInstalled()) return
  say(`installing ${tools.join(', ')} in .cache/venv …`)
  if (await pip(['install', '--quiet', ...tools])) writeFileSync(stamp, tools.join('\n'))
  else say('could not be installed: bagit, frictionless')
}
