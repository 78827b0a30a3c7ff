// npm run bench [-- P2 P3 …] [--books DIR]: measures the program against floors in the same run. Prints, for each thing
// measured, the median over its rounds of the ratio to the floor, in wall time and in CPU time. `P2` is P2, P2-disk and so
// on. The large books of P15 are only measured where they are asked for, and stay in DIR for the next run.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
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
/** @typedef {{ name: string, title: string, target: string, rounds: number }} Plan */

const here = join(root, 'tests/bench')
const made = join(cache, 'bench')
const { values, positionals: wanted } = parseArgs({ allowPositionals: true, options: { books: { type: 'string' } } })

/** Builds the two main sides for Node 16 and the page for Chromium 108, as the program is built. */
async function buildBench() {
  const input = ['electron-main', 'node-main', 'plans'].map(name => [name, join(here, `${name}.ts`)])
  const output = { format: /** @type {const} */ ('cjs'), entryFileNames: '[name].cjs' }
  const quiet = { configFile: /** @type {const} */ (false), logLevel: /** @type {const} */ ('warn') }
  await build({
    ...quiet,
    assetsInclude: ['**/*.docx'],
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
 * Measures plans in a process of their own, and says of each how it stands as soon as its rounds are through.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Plan[]} plans
 * @param {NodeJS.ProcessEnv} env
 */
async function measure(command, args, plans, env) {
  if (!plans.length) return
  const child = spawn(command, [...args, ...plans.map(({ name }) => name)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(exitStatus(code, signal)))
  })
  /** @type {Round[]} */
  let rounds = []
  for await (const line of createInterface({ input: child.stdout })) {
    /** @type {Round} */
    const round = JSON.parse(line)
    rounds = [...rounds.filter(({ name }) => name === round.name), round]
    const plan = plans.find(({ name }) => name === round.name)
    if (plan?.rounds === rounds.length) process.stdout.write(`${lineOf(plan, rounds)}\n`)
  }
  const status = await ended
  if (status !== 0) throw new Error(`the bench ended with status ${status}`)
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
  /** @type {Record<'electronPlans' | 'nodePlans' | 'largePlans', Plan[]>} */
  const { electronPlans, nodePlans, largePlans } = (await import(join(made, 'plans.cjs'))).default
  const asked = (/** @type {Plan[]} */ plans) =>
    plans.filter(({ name }) => wanted.some(word => name === word || name.startsWith(`${word}-`)))
  const plans = {
    electron: wanted.length ? asked(electronPlans) : electronPlans,
    node: wanted.length ? asked(nodePlans) : nodePlans,
    large: asked(largePlans),
  }
  const electron = findElectron()
  if (!electron) throw new Error('no Electron was found here; run: node scripts/setup.mjs start')
  say(`${electron.kind} ${electron.version}, Node ${process.versions.node}`)
  const options = { headless: true, folder: made, switches: electron.args }
  const env = launchEnvironment(display?.env)
  const inElectron = (/** @type {string} */ profiles, /** @type {Plan[]} */ list) =>
    measure(electron.path, launchArguments([profiles, join(root, 'out')], options), list, env)
  await inElectron(folder, plans.electron)
  await measure(process.execPath, [join(made, 'node-main.cjs')], plans.node, env)
  await inElectron(resolve(values.books ?? join(folder, 'large')), plans.large)
} finally {
  await display?.stop()
  rmSync(folder, { recursive: true, force: true })
}
