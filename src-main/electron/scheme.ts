import { protocol, type Session } from 'electron'
import type { Pages } from '../pages'

/** The one origin of every page; frozen, because the store hangs on it. */
export const origin = 'app://main'

/** Before the program is ready: makes `app://` a standard, secure scheme. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the pages. Electron 25 and later have `handle`; the floor has only buffers. */
export function servePages(session: Session, pages: Pages): void {
  const find = (address: string) => {
    const url = new URL(address)
    return url.host === 'main' ? pages.get(url.pathname) : null
  }
  const protocol = session.protocol as Partial<NewProtocol> & BufferProtocol
  if (protocol.handle) {
    protocol.handle('app', request => {
      const page = find(request.url)
      return page ? new Response(page.bytes, { headers: page.headers }) : new Response('', { status: 404 })
    })
    return
  }
  protocol.registerBufferProtocol('app', (request, answer) => {
    const page = find(request.url)
    if (page)
      answer({
        mimeType: page.type.split(';')[0]!,
        charset: 'utf-8',
        headers: page.headers,
        data: Buffer.from(page.bytes),
      })
    else answer({ statusCode: 404, data: Buffer.alloc(0) })
  })
}

/** What Electron 25 and later have. */
interface NewProtocol {
  handle(scheme: string, handler: (request: { url: string }) => Response): void
}

/** What Electron 22 has instead of `handle`, as far as it is used here. */
interface BufferProtocol {
  registerBufferProtocol(
    scheme: string,
    handler: (
      request: { url: string },
      answer: (response: {
        statusCode?: number
        mimeType?: string
        charset?: string
        headers?: Record<string, string>
        data: Buffer
      }) => void,
    ) => void,
  ): boolean
}
