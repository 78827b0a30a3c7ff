import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../scripts/places.mjs'

/** Runs commands and queries on a profile in one start, without a window. @returns their values */
export function batch(profile: string, lines: object[]): unknown[] {
  const words = [join(root, 'scripts/qinlin.mjs'), 'batch', '-', '--profile', profile, '--json']
  const input = lines.map(line => `${JSON.stringify(line)}\n`).join('')
  const said = execFileSync(process.execPath, words, { input, encoding: 'utf8' })
  return said
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { value: unknown }).value)
}
