// npm run bench [-- P2 P3 …]: measures the program against floors in the same run. Prints, for each thing measured,
// the median over its rounds of the ratio to the floor, in wall time and in CPU time.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { buildIfStale } from './build.mjs'
import { exitStatus } from './child.mjs'
import { hasDisplay, startDisplay } from './display.mjs'
import { launchArguments, launchEnvironment } from './launch.mjs'
import { cache, root } from './places.mjs'
import { findElectron } from './runtime.mjs'
import { say } from './say.mjs'

/** @typedef {{ wall: number, cpu: number | null }} Spent */
/** @typedef {{ name: string, floor: Spent, ours: Spent }} Round */
/** @typedef {{ name: string, title: string, target: string }} Plan */

const here = join(root, 'tests/bench')
const made = join(cache, 'bench')
const wanted = process.argv.slice(2)

/** Builds the two main sides for Node 16 and the page for Chromium 108, as the program is built. */
async function buildBench() {
  const input = ['electron-main', 'node-main', 'plans'].map(name => [name, join(here, `${name}.ts`)])
  const output = { format: /** @type {const} */ ('cjs'), entryFileNames: '[name].cjs' }
  const quiet = { configFile: /** @type {const} */ (false), logLevel: /** @type {const} */ ('warn') }
  await build({
    ...quiet,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node16',
      outDir: made,
      emptyOutDir: true,
      rollupOptions: { input: Object.fromEntries(input), output, external: ['electron'] },
    },
  })
  await build({
    ...quiet,
    root: join(here, 'page'),
    base: './',
    plugins: [vue()],
    worker: { format: 'es' },
    build: { target: 'chrome108', outDir: join(made, 'page'), emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  })
  writeFileSync(join(made, 'package.json'), JSON.stringify({ name: 'qinlin-bench', main: 'electron-main.cjs' }))
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Round[]>}
 */
async function roundsOf(command, args, env) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(exitStatus(code, signal)))
  })
  /** @type {Round[]} */
  const rounds = []
  for await (const line of createInterface({ input: child.stdout })) {
    rounds.push(JSON.parse(line))
    process.stderr.write('.')
  }
  const status = await ended
  if (status !== 0) throw new Error(`the bench ended with status ${status}`)
  return rounds
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/**
 * @param {Plan} plan
 * @param {Round[]} rounds
 */
function lineOf({ name, title, target }, rounds) {
  const ratio = (/** @type {'wall' | 'cpu'} */ what) => {
    const ratios = rounds.flatMap(({ ours, floor }) =>
      ours[what] !== null && floor[what] ? ours[what] / floor[what] : [],
    )
    return ratios.length ? `${median(ratios).toPrecision(3)}×` : '–'
  }
  const wall = (/** @type {'ours' | 'floor'} */ way) => `${median(rounds.map(round => round[way].wall)).toFixed(0)} ms`
  return `${name}  wall ${ratio('wall')}, CPU ${ratio('cpu')} (${wall('ours')} / ${wall('floor')}; target ${target})  ${title}`
}

const folder = mkdtempSync(join(tmpdir(), 'qinlin-bench-'))
const display = hasDisplay() ? undefined : await startDisplay()
try {
  await buildIfStale()
  await buildBench()
  /** @type {{ electronPlans: Plan[], nodePlans: Plan[] }} */
  const { electronPlans, nodePlans } = (await import(join(made, 'plans.cjs'))).default
  const asked = (/** @type {Plan[]} */ plans) => plans.filter(({ name }) => !wanted.length || wanted.includes(name))
  const electron = findElectron()
  if (!electron) throw new Error('no Electron was found here; run: node scripts/setup.mjs start')
  say(
    `${electron.kind} ${electron.version}, Node ${process.versions.node}; ${asked([...electronPlans, ...nodePlans])
      .map(({ name }) => name)
      .join(' ')}`,
  )
  const words = [folder, join(root, 'out'), ...wanted]
  const options = { headless: true, folder: made, switches: electron.args }
  const env = launchEnvironment(display?.env)
  const rounds = [
    ...(asked(electronPlans).length ? await roundsOf(electron.path, launchArguments(words, options), env) : []),
    ...(asked(nodePlans).length ? await roundsOf(process.execPath, [join(made, 'node-main.cjs'), ...wanted], env) : []),
  ]
  process.stderr.write('\n')
  for (const plan of asked([...electronPlans, ...nodePlans]))
    process.stdout.write(
      `${lineOf(
        plan,
        rounds.filter(({ name }) => name === plan.name),
      )}\n`,
    )
} finally {
  await display?.stop()
  rmSync(folder, { recursive: true, force: true })
}
