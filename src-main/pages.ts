import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

/** Serves the built renderer: the same files, policy and nonce whether over `app://` or over loopback. */
export interface Pages {
  /** @returns null where there is no such file; the path is what follows the host, still encoded */
  get(path: string): { type: string; headers: Record<string, string>; bytes: Uint8Array } | null
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The one policy (architecture.md). */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** @param folder where the built renderer lies */
export function pagesIn(folder: string): Pages {
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    'Content-Security-Policy': policy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  }
  return {
    get(path) {
      const file = insideFolder(folder, path)
      if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) return null
      const type = types[extname(file)]
      if (!type) return null
      const bytes = readFileSync(file)
      const filled = type.startsWith('text/html')
        ? Buffer.from(bytes.toString('utf8').replace(/__NONCE__/g, nonce))
        : bytes
      return { type, headers: { ...headers, 'Content-Type': type }, bytes: new Uint8Array(filled) }
    },
  }
}

/** The file a path names, if it stays inside the folder whatever it is made of. */
function insideFolder(folder: string, path: string): string | null {
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return null
  }
  if (/[\0\\]/.test(plain)) return null
  const file = join(folder, plain === '/' || plain === '' ? 'index.html' : plain)
  return file.startsWith(folder + sep) ? file : null
}
