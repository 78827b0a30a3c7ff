import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** The local log: codes and times, never personal data. One file a month; a log that cannot be written stops nothing. */
export function noteLog(folder: string, now: Date, code: string, detail = ''): void {
  const line = `${now.toISOString()} ${code} ${detail.replace(/\d{6,}/g, '…').replace(/\s+/g, ' ')}`.trimEnd()
  try {
    appendFileSync(join(folder, `${now.toISOString().slice(0, 7)}.log`), `${line}\n`)
  } catch {
    // A full disk must not turn a note into a failure.
  }
}
