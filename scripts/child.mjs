import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './places.mjs'

/**
 * Exit status of a child as a shell reports it: 128 + signal for a killed one.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitStatus(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0)
}

/**
 * Run a command to its end. Its output goes to stderr, unless `stdio` says otherwise.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limit?: number, stdio?: import('node:child_process').StdioOptions }} [options]
 *   `limit` in milliseconds, after which the child is killed
 * @returns {Promise<number>} exit status; 127 when the command can't be started, 124 when the limit was reached
 */
export function run(command, args, { cwd = root, env = process.env, limit, stdio = ['ignore', 2, 2] } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd, env, stdio, shell: command.endsWith('.cmd') })
    let late = false
    const timer = limit && setTimeout(() => (late = child.kill('SIGKILL')), limit)
    const end = (/** @type {number} */ status) => {
      clearTimeout(timer)
      resolve(late ? 124 : status)
    }
    child.on('error', () => end(127))
    child.on('close', (code, signal) => end(exitStatus(code, signal)))
  })
}

/**
 * Where a program lies on the search path.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.map(folder => join(folder, name)).find(path => existsSync(path))
}

/**
 * The JavaScript file behind a command of an installed package, to be run with this Node on any system.
 *
 * @param {string} name package name
 */
export function scriptOf(name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : String(Object.values(bin)[0]))
}

/**
 * The same command, made to die with the process that starts it, even when that one is killed hard.
 * Where `setpriv` is missing (not Linux), the command itself: then only a kill of the whole group reaches it.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function dyingWithParent(command, args) {
  const setpriv = process.platform === 'linux' ? onPath('setpriv') : undefined
  return setpriv ? [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]] : [command, args]
}
