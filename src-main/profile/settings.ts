import { existsSync, readFileSync } from 'node:fs'
import { writeFlushed } from '../files/write-flushed'

/** What belongs to this PC and not to the books: zoom, theme, last operator. A damaged file counts as empty. */
export function readSettings(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {}
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return stored && typeof stored === 'object' && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export function writeSettings(path: string, changes: Record<string, unknown>): void {
  writeFlushed(path, Buffer.from(`${JSON.stringify({ ...readSettings(path), ...changes }, null, 2)}\n`))
}
