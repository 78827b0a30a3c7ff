import { spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done, refused } from '../../src-shared/problem'
import { parseCommandLine, usage, type CommandLine } from '../command-line/arguments'
import { createJobs } from '../command-line/jobs'
import { isListing, listRegistry } from '../command-line/listing'
import { noBooks } from '../command-line/no-books'
import { exits, runCommandLine, sayer } from '../command-line/run'
import { processStreams } from '../command-line/streams'
import { verifyFiles } from '../command-line/verify'
import { engineHandlers } from '../engine-handlers'
import { createTokens } from '../files/tokens'
import { createKeys } from '../keys/office-keys'
import { pagesIn } from '../pages'
import { createPrintJobs } from '../print-jobs'
import { makeFolders, profileAt, type Profile } from '../profile/layout'
import { windowHandlers } from '../window-handlers'
import { saveWordWith } from '../word/save-word'
import { wordFilesIn } from '../word/word-files'
import { headlessSwitches } from './headless-chromium'
import { printWithChromium } from './print'
import { serveLoopback } from './server'

/**
 * The mark of a profile that the loopback server made itself; it refuses any other. It keeps the port, because a page's
 * store hangs on its origin and must be found again at the next start.
 */
const demoMark = 'loopback-demo'

/** A profile for demonstration and tests, never one with an office's real books. */
function openDemoProfile(folder: string): Profile {
  const profile = profileAt(folder)
  if (existsSync(profile.journal) && !existsSync(join(folder, demoMark)))
    throw new Error('这是正式数据的文件夹，只能用亲邻台账打开。')
  makeFolders(profile)
  return profile
}

/** The program on a profile, for a Chromium to come and see. */
async function open(
  folder: string,
  chromium: string,
  operator: string,
  mode: 'window' | 'headless',
  passphrase?: string,
) {
  const profile = openDemoProfile(folder)
  const tokens = createTokens()
  const jobs = createJobs(operator)
  const printing = createPrintJobs()
  const keys = createKeys(profile.keys, into => void randomFillSync(into), passphrase)
  const print =
    (addressOf: (page: string, more: string) => string) => (document: string, data: unknown, place: string) =>
      printWithChromium(chromium, printing, tokens, document, data, place, job =>
        addressOf('print.html', `&job=${job}`),
      )
  const word = wordFilesIn(profile.content, join(__dirname, 'word-worker.cjs'))
  const saveWord = saveWordWith(word, tokens)
  const mark = join(folder, demoMark)
  const port = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0
  const served = await serveLoopback(pagesIn(join(__dirname, '../renderer')), port, addressOf => ({
    engine: engineHandlers(profile, tokens, {
      sheetWorker: join(__dirname, 'sheet-worker.cjs'),
      word,
      keys,
      now: () => new Date(),
    }),
    window: windowHandlers(profile, tokens, jobs, printing, keys, {
      version: process.env.npm_package_version ?? '0',
      engine: 'Chromium',
      mode,
      operator: operator || null,
      books: basename(folder),
      refusal: () => null,
      chooseFolder: async () => join(folder, 'out'),
      chooseFile: async () => filesIn(join(folder, 'in'))[0] ?? null,
      chooseFiles: async () => filesIn(join(folder, 'in')),
      chooseSave: async name => join(folder, 'out', name),
      printPdf: print(addressOf),
      saveWord,
      // A folder stands for the printer.
      printPaper: async (document, data) => {
        const paper = join(folder, 'printed')
        mkdirSync(paper, { recursive: true })
        const printed = await print(addressOf)(document, data, tokens.take(join(paper, `${document}.pdf`)))
        return printed.ok ? done({ printed: true }) : printed
      },
      showFile: null,
      zoom: () => undefined,
      now: () => new Date(),
    }),
  }))
  writeFileSync(mark, String(served.port))
  return { profile, tokens, jobs, keys, ...served, print: print(served.addressOf), saveWord }
}

/** What a person would choose in a dialog: the files of the folder that stands for the stick. */
function filesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names.map(name => join(folder, name))
}

/** Answers one command line with the engine in a Chromium nobody sees. */
async function answerLine(line: CommandLine, chromium: string): Promise<number> {
  const { profile, operator = 'cli', 'passphrase-file': passphraseFile } = line.options
  if (!profile) throw new Error('没有 Electron 时须用 --profile 指明一个试用的数据文件夹。')
  const missing = noBooks(line, profileAt(profile))
  if (missing) return sayer(processStreams, line.flags).outcome(refused(missing))
  const passphrase = passphraseFile ? readFileSync(passphraseFile, 'utf8').trimEnd() : undefined
  const opened = await open(profile, chromium, operator, 'headless', passphrase)
  // A page to stay on, and a port that keeps the headless browser alive until it is ended here.
  const words = [
    ...headlessSwitches(opened.profile.chromium),
    '--remote-debugging-port=0',
    opened.addressOf('headless.html'),
  ]
  const browser = spawn(chromium, words, { stdio: 'ignore' })
  try {
    return await runCommandLine(line, { ...opened, streams: processStreams })
  } finally {
    await opened.jobs.ask('end')
    browser.kill()
    await new Promise(resolve => browser.once('close', resolve))
  }
}

/**
 * Words: `serve <profile> <chromium> [operator]` prints one line of JSON with the address and waits; `line <chromium>
 * -- <words of the command line>` answers it and ends.
 */
async function main([deed, ...words]: string[]): Promise<number | undefined> {
  if (deed === 'serve') {
    const [folder = '', chromium = '', operator = ''] = words
    const { address, token } = await open(folder, chromium, operator, 'window')
    await processStreams.result(`${JSON.stringify({ address, token })}\n`)
    return undefined
  }
  const [chromium = '', , ...rest] = words
  const line = parseCommandLine(rest)
  if ('wrong' in line || line.verb === 'help' || line.verb === '') {
    await processStreams.word('wrong' in line ? `${line.wrong}\n\n${usage}` : usage)
    return 'wrong' in line ? exits.usage : exits.done
  }
  if (isListing(line.verb)) return listRegistry(line.verb, line.flags, processStreams, join(__dirname, 'registry.json'))
  return line.verb === 'verify' ? verifyFiles(line, processStreams) : answerLine(line, chromium)
}

main(process.argv.slice(2)).then(
  status => {
    if (status !== undefined) process.exit(status)
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exits.refused
  },
)
