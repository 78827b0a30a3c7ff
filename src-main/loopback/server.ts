import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { engineContract, windowContract, type EngineHandlers, type WindowHandlers } from '../../src-shared/ipc'
import { answerCall } from '../../src-shared/ipc-port'
import { packBytes, unpackBytes } from '../../src-shared/loopback'
import type { Pages } from '../pages'

const bodyLimit = 256 * 1024 * 1024

/** A page of the program at the server's address, with this start's token. */
export type AddressOf = (page: string, more?: string) => string

/**
 * Serves pages and the two contracts on the loopback address, behind a token made at each start.
 * @param port 0 for any that is free
 * @param handlers made once the address is known
 */
export function serveLoopback(
  pages: Pages,
  port: number,
  handlers: (addressOf: AddressOf) => { window: WindowHandlers; engine: EngineHandlers },
): Promise<{ address: string; port: number; token: string; addressOf: AddressOf }> {
  const token = randomBytes(24).toString('hex')
  let sides: ReturnType<typeof handlers>

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
        ? await answerCall(engineContract, sides.engine, name, argument)
        : await answerCall(windowContract, sides.window, name, argument)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(packBytes(value)))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      const address = `http://127.0.0.1:${port}`
      const addressOf: AddressOf = (page, more = '') => `${address}/${page}?token=${token}${more}`
      sides = handlers(addressOf)
      resolve({ address, port, token, addressOf })
    })
  })
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
