import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from '../files/write-flushed'
import { journalFileNames } from './journal-files'
import { missingOf } from './missing'
import { decodeRecords, encodeRecord, type JournalRecord } from './record'

/** An entry that somebody else still has, and the month that names its file. */
export type SparedRecord = JournalRecord & { month: string }

/** Numbers up to the last entry that no file of a journal holds. Reads every file. */
export function missingIn(folder: string): number[] {
  return missingOf(filesIn(folder).flatMap(({ records }) => records))
}

/**
 * Puts entries that are missing back into the files of a journal. Every file that is written anew is laid aside first as
 * it was. What the journal has already stays as it is. Throws what the disk says; a kill in between leaves each file as
 * it was or as it should be.
 * @param aside a folder for the files as they were
 */
export function healJournal(folder: string, aside: string, spared: readonly SparedRecord[]): void {
  const files = filesIn(folder)
  const missing = new Set(missingOf(files.flatMap(({ records }) => records)))
  const healed = new Map<string, JournalRecord[]>()
  for (const { month, ...record } of spared) {
    if (!missing.delete(record.number)) continue
    const name = fileFor(files, record.number, `${month}.qlj`)
    healed.set(name, [...(healed.get(name) ?? []), record])
  }
  for (const [name, added] of healed) {
    const own = files.find(file => file.name === name)
    if (own) {
      mkdirSync(aside, { recursive: true })
      const digest = createHash('sha256').update(own.bytes).digest('hex').slice(0, 8)
      writeFlushed(join(aside, name.replace('.qlj', `-${digest}.qlj`)), own.bytes)
    }
    const records = [...(own?.records ?? []), ...added].sort((a, b) => a.number - b.number)
    writeFlushed(join(folder, name), Buffer.concat(records.map(encodeRecord)))
  }
}

interface JournalFile {
  name: string
  bytes: Buffer
  records: JournalRecord[]
}

function filesIn(folder: string): JournalFile[] {
  return journalFileNames(folder).map(name => {
    const bytes = readFileSync(join(folder, name))
    return { name, bytes, records: decodeRecords(bytes).records }
  })
}

/** The file of its month, unless a clock that was set back put its neighbours into others: files are read in order. */
function fileFor(files: readonly JournalFile[], number: number, ofMonth: string): string {
  const before = files.filter(({ records }) => records.some(own => own.number < number)).pop()?.name ?? ''
  const after = files.find(({ records }) => records.some(own => own.number > number))!.name
  return ofMonth < before ? before : ofMonth > after ? after : ofMonth
}
