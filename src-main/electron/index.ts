import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { app, dialog, session, shell, type BrowserWindow } from 'electron'
import { refused, type Problem } from '../../src-shared/problem'
import { parseCommandLine, usage, type CommandLine } from '../command-line/arguments'
import { createJobs } from '../command-line/jobs'
import { noBooks } from '../command-line/no-books'
import { isListing, listRegistry } from '../command-line/listing'
import { exits, runCommandLine, sayer } from '../command-line/run'
import { processStreams } from '../command-line/streams'
import { verifyFiles } from '../command-line/verify'
import { engineHandlers } from '../engine-handlers'
import { diskProblem } from '../files/disk-problem'
import { createTokens } from '../files/tokens'
import { createKeys } from '../keys/office-keys'
import { pagesIn } from '../pages'
import { createPrintJobs } from '../print-jobs'
import type { Profile } from '../profile/layout'
import { beatLately, letGoOfSilent, whoHolds } from '../profile/lock'
import { windowHandlers } from '../window-handlers'
import { saveWordWith } from '../word/save-word'
import { wordFilesIn } from '../word/word-files'
import { connectPages } from './bridge'
import { enterProfile, namedProfile, spareProfile } from './enter-profile'
import { harden } from './hardening'
import { openHeadlessWindow, openMainWindow } from './main-window'
import { printPaper, printPdf } from './print'
import { registerScheme, servePages } from './scheme'

/** What follows `--`; an installed program has no folder word in front. */
function ownWords(): string[] {
  const words = process.argv.slice(1)
  const mark = words.indexOf('--')
  if (mark >= 0) return words.slice(mark + 1)
  return app.isPackaged ? words.filter(word => !/^--(no-sandbox|disable-gpu|inspect|remote-debugging)/.test(word)) : []
}

const registryFile = join(__dirname, 'registry.json')

async function end(status: number): Promise<never> {
  app.exit(status)
  return new Promise<never>(() => undefined)
}

async function main(): Promise<void> {
  const line = parseCommandLine(ownWords())
  if ('wrong' in line) {
    await processStreams.word(`${line.wrong}\n\n${usage}`)
    return end(exits.usage)
  }
  if (line.verb === 'help') {
    await processStreams.word(usage)
    return end(exits.done)
  }
  if (isListing(line.verb)) return end(await listRegistry(line.verb, line.flags, processStreams, registryFile))
  if (line.verb === 'verify') return end(await verifyFiles(line, processStreams))
  try {
    await openOffice(line)
  } catch (error) {
    return end(await sayer(processStreams, line.flags).outcome(refused(diskProblem(error))))
  }
}

async function openOffice(line: CommandLine): Promise<void> {
  const windowed = line.verb === ''
  const operator = line.options.operator ?? (windowed ? undefined : 'cli')
  const wanted = namedProfile(line.options.profile)
  const missing = whoHolds(wanted.lock, Date.now()) ? null : noBooks(line, wanted)
  if (missing) return end(await sayer(processStreams, line.flags).outcome(refused(missing)))
  if (!windowed) await waitForSilent(wanted, line)
  const entered = enterProfile(wanted, operator, windowed)
  if (entered === 'shown') return end(exits.done)
  const refusal = entered === 'taken' ? null : entered
  if (refusal && !windowed) return end(await sayer(processStreams, line.flags).outcome(refused(refusal)))
  const profile = refusal ? spareProfile(wanted) : wanted
  if (refusal) void watchHolder(wanted).catch(diskProblem)

  await app.whenReady()
  const preload = join(__dirname, '../preload/index.cjs')
  const tokens = createTokens()
  const jobs = createJobs(operator ?? '')
  const printing = createPrintJobs()
  let shown: BrowserWindow | undefined
  harden(session.defaultSession)
  servePages(session.defaultSession, pagesIn(join(__dirname, '../renderer')))
  const word = wordFilesIn(profile.content, join(__dirname, 'word-worker.cjs'))
  const around = {
    version: app.getVersion(),
    engine: `Electron ${process.versions.electron}`,
    mode: windowed ? ('window' as const) : ('headless' as const),
    operator: line.options.operator ?? null,
    books: line.options.profile === undefined ? null : basename(wanted.root),
    refusal: () => (refusal ? stillRefused(wanted, refusal) : null),
    chooseFolder: async () =>
      (await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })).filePaths[0] ?? null,
    chooseFiles: async () => (await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'] })).filePaths,
    chooseFile: async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths[0] ?? null,
    chooseSave: async (name: string) => (await dialog.showSaveDialog({ defaultPath: name })).filePath || null,
    printPdf: (document: string, data: unknown, token: string) =>
      printPdf(preload, printing, tokens, document, data, token),
    saveWord: saveWordWith(word, tokens),
    printPaper: (document: string, data: unknown) => printPaper(preload, printing, document, data),
    showFile: (file: string) => shell.showItemInFolder(file),
    zoom: (factor: number) => shown?.webContents.setZoomFactor(factor),
    now: () => new Date(),
  }
  const passphraseFile = line.options['passphrase-file']
  const passphrase = passphraseFile ? readFileSync(passphraseFile, 'utf8').trimEnd() : undefined
  const keys = createKeys(profile.keys, into => void randomFillSync(into), passphrase)
  connectPages(
    windowHandlers(profile, tokens, jobs, printing, keys, around),
    engineHandlers(profile, tokens, {
      sheetWorker: join(__dirname, 'sheet-worker.cjs'),
      word,
      keys,
      now: around.now,
    }),
  )
  app.on('second-instance', () => {
    if (shown?.isMinimized()) shown.restore()
    shown?.focus()
  })

  if (windowed) {
    app.on('window-all-closed', () => app.quit())
    shown = await openMainWindow(preload)
    return
  }
  app.on('window-all-closed', () => undefined)
  await openHeadlessWindow(preload, text => void processStreams.word(`${text}\n`).then(() => end(exits.refused)))
  const status = await runCommandLine(line, {
    jobs,
    profile,
    tokens,
    keys,
    streams: processStreams,
    print: around.printPdf,
    saveWord: around.saveWord,
  })
  await jobs.ask('end')
  await end(status)
}

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

/** A command line has no page to be opened again, so it waits where the clock of another PC leaves it in doubt. */
async function waitForSilent({ lock }: Profile, { flags }: CommandLine): Promise<void> {
  const held = whoHolds(lock, Date.now())
  if (!held?.elsewhere || beatLately(lock, Date.now())) return
  if (!flags.has('quiet')) await processStreams.word(`${held.problem.message}正在看那边是否还开着，最多等70秒。\n`)
  await letGoOfSilent(lock, { pause })
}

/** Finds out, while the page says who has the profile, whether that PC is still there. */
async function watchHolder({ lock }: Profile): Promise<void> {
  while (whoHolds(lock, Date.now())?.elsewhere) await letGoOfSilent(lock, { pause })
}

/** Why a profile cannot be opened, asked anew by a page that is loaded again; starts over once its holder has gone. */
function stillRefused({ lock }: Profile, before: Problem): Problem {
  const held = whoHolds(lock, Date.now())
  if (held) return held.problem
  if (before.code !== 'profile-in-use') return before
  app.relaunch()
  app.exit(exits.done)
  return before
}

registerScheme()
app.setName('qinlin')
void main().catch(async (error: Error) => {
  await processStreams.word(`${error.stack ?? error.message}\n`)
  await end(exits.refused)
})
