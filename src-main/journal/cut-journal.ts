import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, writeFlushed } from '../files/write-flushed'
import { journalFileNames } from './journal-files'
import { decodeRecords, encodeRecord } from './record'

/**
 * Cuts a damaged journal off behind an entry that can be relied on, so that the books go on from there. Every file is
 * laid aside whole first; nobody but a person deletes those. From the end on, so that a kill in between leaves the damage
 * in front of what is cut, and the same can be done again. Throws what the disk says.
 * @param last number 0: nothing of it is relied on
 * @param aside a folder for the files as they were
 */
export function cutJournal(folder: string, aside: string, last: { number: number; hash: string }): void {
  const names = journalFileNames(folder)
  const end = last.number === 0 ? -1 : names.map(name => endOf(join(folder, name), last)).findIndex(at => at !== null)
  if (end < 0 && last.number > 0) throw new Error(`no entry ${last.number} in the journal`)
  mkdirSync(aside, { recursive: true })
  for (const name of names) writeFlushed(join(aside, name), readFileSync(join(folder, name)))
  for (const name of names.slice(end + 1).reverse()) rmSync(join(folder, name))
  flushFolder(folder)
  if (end < 0) return
  const file = join(folder, names[end]!)
  writeFlushed(file, readFileSync(file).subarray(0, endOf(file, last)!))
}

/** Where an entry's record ends in a file; null where it is not in there. */
function endOf(file: string, { number, hash }: { number: number; hash: string }): number | null {
  const bytes = readFileSync(file)
  const record = decodeRecords(bytes).records.find(found => found.number === number && found.hash === hash)
  if (!record) return null
  const whole = encodeRecord(record)
  return bytes.indexOf(whole) + whole.length
}
