import { randomBytes, randomFillSync, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { engineContract, windowContract } from '../../src-shared/ipc'
import { answerCall } from '../../src-shared/ipc-port'
import { packBytes, unpackBytes } from '../../src-shared/loopback'
import { createJobs } from '../command-line/jobs'
import { engineHandlers } from '../engine-handlers'
import { createTokens } from '../files/tokens'
import { pagesIn } from '../pages'
import { createPrintJobs } from '../print-jobs'
import { makeFolders, profileAt } from '../profile/layout'
import { windowHandlers } from '../window-handlers'
import { printWithChromium } from './print'

/** The mark of a profile that the loopback server made itself; it refuses any other. */
const demoMark = 'loopback-demo'

const bodyLimit = 256 * 1024 * 1024

/**
 * Serves the built renderer to a plain Chromium, with the same main modules in plain Node behind a token made at each
 * start: for development, tests on the newest engine, and a demonstration where no Electron can be had.
 *
 * Words: the profile folder, the Chromium for printing, the operator. It prints one line of JSON with its address.
 */
async function serve(folder: string, chromium: string, operator: string): Promise<void> {
  const profile = profileAt(folder)
  if (existsSync(profile.journal) && !existsSync(join(folder, demoMark)))
    throw new Error('这是正式数据的文件夹，只能用亲邻台账打开。')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, demoMark), '')
  makeFolders(profile)

  const token = randomBytes(24).toString('hex')
  const tokens = createTokens()
  const jobs = createJobs('')
  const printing = createPrintJobs()
  const pages = pagesIn(join(__dirname, '../renderer'))
  let address = ''
  const engine = engineHandlers(profile, tokens, {
    sheetWorker: join(__dirname, 'sheet-worker.cjs'),
    passphrase: undefined,
    random: into => void randomFillSync(into),
    now: () => new Date(),
  })
  const window = windowHandlers(profile, tokens, jobs, printing, {
    version: '0.1.0',
    engine: 'Chromium',
    mode: 'window',
    operator: operator || null,
    chooseFolder: async () => join(folder, 'out'),
    chooseFile: async () => firstFile(join(folder, 'in')),
    chooseSave: async name => join(folder, 'out', name),
    printPdf: (document, data, place) =>
      printWithChromium(
        chromium,
        printing,
        tokens,
        document,
        data,
        place,
        job => `${address}/print.html?job=${job}&token=${token}`,
      ),
    printPaper: async () => ({ ok: true, value: {} }),
    zoom: () => undefined,
  })

  const isToken = (given: string | string[] | undefined) =>
    typeof given === 'string' &&
    given.length === token.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(token))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, call, side, name] = url.pathname.split('/')
    if (call !== 'call') {
      const page = pages.get(url.pathname)
      response.writeHead(page ? 200 : 404, page?.headers).end(page?.bytes)
      return
    }
    if (!isToken(request.headers['x-token'])) return void response.writeHead(403).end()
    const argument = unpackBytes(JSON.parse(await body(request)))
    const value =
      side === 'engine'
        ? await answerCall(engineContract, engine, name, argument)
        : await answerCall(windowContract, window, name, argument)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(packBytes(value)))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message))
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    address = `http://127.0.0.1:${port}`
    process.stdout.write(`${JSON.stringify({ address, token })}\n`)
  })
}

/** What a person would choose in a dialog: the first file of the folder that stands for the stick. */
function firstFile(folder: string): string | null {
  const [name] = existsSync(folder) ? readdirSync(folder).sort() : []
  return name === undefined ? null : join(folder, name)
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > bodyLimit) throw new Error('too much')
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

const [folder = '', chromium = '', operator = ''] = process.argv.slice(2)
serve(folder, chromium, operator).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
