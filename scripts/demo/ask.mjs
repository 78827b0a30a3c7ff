import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../places.mjs'

/**
 * Runs one command line of the program and reads its answer. What it says besides goes to stderr.
 *
 * @param {string} profile
 * @param {string[]} args
 * @param {unknown} [input] given on standard input as JSON
 * @returns {Promise<any>} the value printed; throws with the program's own words where it refuses
 */
export async function ask(profile, args, input) {
  const words = [join(root, 'scripts/qinlin.mjs'), ...args, '--profile', profile, '--operator', '周敏']
  const child = spawn(process.execPath, input === undefined ? words : [...words, '--input', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input === undefined ? '' : JSON.stringify(input))
  const [out, err] = await Promise.all([child.stdout, child.stderr].map(textOf))
  const status = await new Promise(resolve =>
    child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode),
  )
  if (status !== 0) throw new Error(`qinlin ${args.join(' ')}: ${err}`)
  return args.includes('verify') || !out ? out : JSON.parse(out)
}

/** @param {import('node:stream').Readable} stream */
async function textOf(stream) {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}
