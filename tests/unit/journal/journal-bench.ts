import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { afterEach } from 'vitest'
import type { JournalRecord } from '../../../src-main/journal/record'

const made: string[] = []
afterEach(() => made.splice(0).forEach(folder => fs.rmSync(folder, { recursive: true, force: true })))

/** A folder that is gone after the test. */
export function folderOfTest(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qinlin-unit-'))
  made.push(folder)
  return folder
}

/** An entry as main sees it: a number, a hash and some bytes that depend on the number. */
export function entryOf(number: number, length = 40 + number): JournalRecord {
  const bytes = Uint8Array.from({ length }, (_, i) => (number * 31 + i * 7) % 256)
  return { number, hash: createHash('sha256').update(bytes).digest('hex'), bytes }
}
