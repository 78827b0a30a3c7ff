import { createHash } from 'node:crypto'
import type { Outcome } from '../../src-shared/problem'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'

type Read = (name: string, bytes: Uint8Array) => Promise<Outcome<Sheet[]>>

/** So long after it was last asked for, in milliseconds, what was read is let go. */
const keptFor = 5 * 60_000

/**
 * Reads a spreadsheet once, however often the same one is asked for in a row: every decision about a row of an import is held
 * against the whole file again, and reading is most of what that takes.
 */
export function readOnce(read: Read): Read {
  let last: { digest: string; sheets: Outcome<Sheet[]> } | undefined
  let letGo: ReturnType<typeof setTimeout> | undefined
  return async (name, bytes) => {
    const digest = createHash('sha256').update(name).update('\0').update(bytes).digest('hex')
    const sheets = last?.digest === digest ? last.sheets : await read(name, bytes)
    last = sheets.ok ? { digest, sheets } : undefined
    clearTimeout(letGo)
    letGo = setTimeout(() => (last = undefined), keptFor)
    letGo.unref()
    return sheets
  }
}
