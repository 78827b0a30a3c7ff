import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupIndex } from '../../src-shared/backup/backup-index'
import { journalFileNames } from '../journal/journal-files'
import { decodeRecords } from '../journal/record'

/**
 * Whether a journal speaks against an index that is to travel with it: where the backup stands it has another entry.
 * An entry that is damaged or not there yet says nothing. Reads only.
 */
export function isContradicted(folder: string, { journal: { number, hash } }: BackupIndex): boolean {
  const recordsOf = (name: string) => decodeRecords(readFileSync(join(folder, name))).records
  return journalFileNames(folder).some(name => recordsOf(name).some(own => own.number === number && own.hash !== hash))
}
