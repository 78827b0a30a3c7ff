import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run, scriptOf } from '../child.mjs'
import { cache, root } from '../places.mjs'
import { countPlaywright, countVitest, judged, none } from './counts.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */

/** A step that hangs is ended after so many minutes. */
const usualLimit = 20

/**
 * Run one step, its output streaming through.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {NodeJS.ProcessEnv} env added to the environment, such as the display
 * @returns {Promise<Counts>}
 */
export async function runStep(step, env) {
  const lack = step.lack?.()
  if (lack) return { ...none(), skipped: [lack] }
  if (step.needs && !existsSync(join(root, step.needs))) return { ...none(), failed: [`${step.needs} is missing`] }
  const report = join(cache, 'reports', `${step.name.replaceAll(' ', '-')}.json`)
  mkdirSync(join(cache, 'reports'), { recursive: true })
  rmSync(report, { force: true })
  const status = await run(process.execPath, [scriptOf(step.package), ...step.args, ...reporting(step.kind, report)], {
    env: { ...process.env, ...step.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    stdio: ['ignore', 'inherit', 'inherit'],
    limit: (step.limit ?? usualLimit) * 60_000,
  })
  const check = { ...none(), passed: status === 0 ? 1 : 0 }
  return judged(status, step.kind === 'check' ? check : read(step.kind, report))
}

/**
 * @param {import('./steps.mjs').Step['kind']} kind
 * @param {string} report
 */
function reporting(kind, report) {
  if (kind === 'vitest') return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return kind === 'playwright' ? ['--reporter=list,json'] : []
}

/**
 * @param {'vitest' | 'playwright'} kind
 * @param {string} report
 */
function read(kind, report) {
  if (!existsSync(report)) return undefined
  const json = JSON.parse(readFileSync(report, 'utf8'))
  return kind === 'vitest' ? countVitest(json) : countPlaywright(json)
}
