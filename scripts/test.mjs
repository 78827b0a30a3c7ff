// npm test, or node scripts/test.mjs all|quick|check|e2e|faults: runs the steps one after the other, each to
// its end whatever became of the others. The last line of stdout says what came of it; with CI=true nothing
// may be skipped.
import { buildIfStale } from './build.mjs'
import { onPath } from './child.mjs'
import { hasDisplay, startDisplay } from './display.mjs'
import { say } from './say.mjs'
import { none, summary, total } from './testing/counts.mjs'
import { runStep } from './testing/step.mjs'
import { suites } from './testing/steps.mjs'

/** @typedef {import('./testing/counts.mjs').Counts} Counts */

const suite = suites[process.argv[2] ?? 'all']
if (!suite) {
  say(`usage: node scripts/test.mjs ${Object.keys(suites).join('|')}`)
  process.exit(2)
}

/** @param {string} line */
const print = line => process.stdout.write(`${line}\n`)

/** @type {{ name: string, seconds: number, counts: Counts }[]} */
const done = []

/**
 * @param {string} name
 * @param {() => Promise<Counts>} work
 */
async function record(name, work) {
  print(`\n── ${name}`)
  const begun = performance.now()
  const counts = await work().catch(error => ({
    ...none(),
    failed: [error instanceof Error ? error.message : String(error)],
  }))
  done.push({ name, seconds: (performance.now() - begun) / 1000, counts })
}

/** @type {Awaited<ReturnType<typeof startDisplay>> | undefined} */
let display
for (const step of suite) {
  if (step.app && !done.some(({ name }) => name === 'build')) {
    await record('build', async () => (await buildIfStale(), { ...none(), passed: 1 }))
    if (!hasDisplay() && onPath('Xvfb')) display = await startDisplay()
  }
  await record(step.name, () => runStep(step, step.app ? { ...display?.env } : {}))
}
await display?.stop()

const counts = total(done.map(step => step.counts))
print('')
for (const step of done) print(`${step.seconds.toFixed(1).padStart(7)} s  ${step.name}: ${summary(step.counts)}`)
for (const { name, counts } of done) for (const test of counts.skipped) print(`skipped: ${name} › ${test}`)
for (const { name, counts } of done) for (const test of counts.failed) print(`failed: ${name} › ${test}`)
const refused = process.env.CI === 'true' && counts.skipped.length > 0
if (refused) print('nothing may be skipped where CI=true')
print(summary(counts))
process.exitCode = counts.failed.length > 0 || refused ? 1 : 0
