import { randomFillSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, session } from 'electron'
import { createJobs } from '../../src-main/command-line/jobs'
import { connectPages } from '../../src-main/electron/bridge'
import { harden, pagePreferences } from '../../src-main/electron/hardening'
import { origin, registerScheme, servePages } from '../../src-main/electron/scheme'
import { engineHandlers } from '../../src-main/engine-handlers'
import { createTokens } from '../../src-main/files/tokens'
import { createKeys } from '../../src-main/keys/office-keys'
import { pagesIn } from '../../src-main/pages'
import { makeFolders, profileAt } from '../../src-main/profile/layout'
import type { EngineHandlers, WindowHandlers } from '../../src-shared/ipc'
import { engineFunctions } from '../../src-shared/ipc-names'
import { wordFilesIn } from '../../src-main/word/word-files'
import { electronPlans, largePlans, measured, type Spent } from './plans'

/** Folder for profiles, the built program, and which plans are wanted. */
const [folder, built, ...wanted] = process.argv.slice(process.argv.indexOf('--') + 1) as [string, string, ...string[]]

/** User and system time of all the program's processes in milliseconds; the kernel counts in hundredths of a second. */
function cpuOfAll(): number | null {
  if (process.platform !== 'linux') return null
  return app.getAppMetrics().reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return sum + 10 * (Number(fields[11]) + Number(fields[12]))
  }, 0)
}

async function main(): Promise<void> {
  app.setPath('userData', join(folder, 'chromium'))
  app.setPath('sessionData', join(folder, 'chromium'))
  await app.whenReady()
  harden(session.defaultSession)
  servePages(session.defaultSession, pagesIn(join(__dirname, 'page')))

  const tokens = createTokens()
  let profiles = 0
  const newProfile = (name = `profile-${profiles++}`): EngineHandlers => {
    const profile = profileAt(join(folder, name))
    makeFolders(profile)
    return engineHandlers(profile, tokens, {
      sheetWorker: join(built, 'main/sheet-worker.cjs'),
      word: wordFilesIn(profile.content, join(built, 'main/word-worker.cjs')),
      keys: createKeys(profile.keys, into => void randomFillSync(into)),
      now: () => new Date(),
    })
  }
  let current = newProfile()
  // Made by name, so that the profile behind it can change between rounds.
  const engine = Object.fromEntries(
    engineFunctions.map(name => [name, (argument: never) => current[name](argument)]),
  ) as unknown as EngineHandlers
  const jobs = createJobs('bench')
  const window: Partial<WindowHandlers> = {
    'job.next': () => jobs.next(),
    'job.done': ({ id, outcome }) => (jobs.done(id, JSON.parse(outcome)), {}),
  }
  connectPages(window as WindowHandlers, engine)
  const shown = new BrowserWindow({ show: false, webPreferences: pagePreferences(join(built, 'preload/index.cjs')) })
  shown.webContents.on('console-message', (_event, _level, text) => console.error(text))
  await shown.loadURL(`${origin}/index.html`)

  const ask = async (step: string, input: unknown = {}) => {
    const failed = (await jobs.ask('do', step, input)) as string | null
    if (failed) throw new Error(`${step}: ${failed}`)
  }
  const spend = async (step: string): Promise<Spent> => {
    const [cpu, wall] = [cpuOfAll(), performance.now()]
    await ask(step)
    return { wall: performance.now() - wall, cpu: cpu === null ? null : cpuOfAll()! - cpu }
  }
  /** Books that an earlier run filled in this folder are taken as they are. */
  const openBooks = async (books: string) => {
    current = newProfile(books)
    const filled = join(folder, `${books}.filled`)
    await ask(existsSync(filled) ? 'openAgain' : 'open')
    if (!existsSync(filled)) await ask(`${books}.prepare`)
    writeFileSync(filled, '')
    await ask(`${books}.opened`)
  }
  let opened: string | undefined
  for (const plan of [...electronPlans, ...largePlans]) {
    if (!wanted.includes(plan.name)) continue
    const fresh = async (way: 'floor' | 'ours') => {
      current = newProfile()
      await ask(plan.floorWithoutDisk && way === 'floor' ? 'openWithoutDisk' : 'open')
      await ask(`${plan.name}.prepare`)
    }
    if (plan.drawn) shown.showInactive()
    else if (!plan.books) await fresh('ours')
    else if (plan.books !== opened) await openBooks((opened = plan.books))
    await measured(
      plan,
      async way => {
        if (plan.drawn) await ask(`before ${plan.name}.${way}`)
        if (plan.fresh === 'both' || plan.fresh === way) await fresh(way)
        return spend(`${plan.name}.${way}`)
      },
      round => process.stdout.write(`${JSON.stringify(round)}\n`),
    )
  }
}

// A frame is drawn as soon as it is made: else every list scrolls at the rate of the screen.
app.commandLine.appendSwitch('disable-frame-rate-limit')
app.commandLine.appendSwitch('disable-gpu-vsync')
registerScheme()
main().then(
  () => app.exit(0),
  (error: Error) => {
    console.error(error)
    app.exit(1)
  },
)
