import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from '../files/write-flushed'
import { journalFileNames } from './journal-files'
import { decodeRecords, encodeRecord, type JournalRecord } from './record'

/**
 * Writes the files of a journal anew in which entries lie from which something was erased. Only an entry of the same
 * number and hash is replaced; a damaged file stays as it is. No copy of what was erased stays. Throws what the disk says; a kill in
 * between leaves each file as it was or as it should be.
 * @returns whether every record was found and replaced
 */
export function rewriteJournal(folder: string, records: readonly JournalRecord[]): boolean {
  const by = new Map(records.map(record => [record.number, record]))
  let replaced = 0
  for (const name of journalFileNames(folder)) {
    const bytes = readFileSync(join(folder, name))
    const { records: own, whole, damaged } = decodeRecords(bytes)
    if (damaged || whole < bytes.length) continue
    const concerned = own.filter(({ number, hash }) => by.get(number)?.hash === hash)
    if (!concerned.length) continue
    const changed = new Set(concerned)
    replaced += changed.size
    writeFlushed(
      join(folder, name),
      Buffer.concat(own.map(record => encodeRecord(changed.has(record) ? by.get(record.number)! : record))),
    )
  }
  return replaced === records.length
}
