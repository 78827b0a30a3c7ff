import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { readBackupText, restoredName, segmentsOf, type BackupIndex } from '../../../src-shared/backup/backup-index'
import { unpackRows } from '../../../src-shared/backup/segments'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import { schemaNumber } from '../schema/versions'

/** A backup of this profile. Its `id` is the sha-256 of its index. */
export interface Backup {
  id: string
  name: string
  index: BackupIndex
}

/** Rows by table, exactly as they were. */
export type Rows = Map<string, object[]>

export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The profile's backups, newest first, and the names of those whose index is damaged. */
export async function listBackups(main: EngineCaller): Promise<{ backups: Backup[]; damaged: string[] }> {
  const { backups, damaged } = await everyBackup(main)
  const isInTurn = (name: string) => !restoredName.test(name)
  const newestFirst = (a: Backup, b: Backup) =>
    b.index.journal.number - a.index.journal.number || (a.index.time < b.index.time ? 1 : -1)
  return { backups: backups.filter(({ name }) => isInTurn(name)).sort(newestFirst), damaged: damaged.filter(isInTurn) }
}

/** Those that were gone back to as well, which stay under a name of their own. */
export async function everyBackup(main: EngineCaller): Promise<{ backups: Backup[]; damaged: string[] }> {
  const backups: Backup[] = []
  const damaged: string[] = []
  for (const { name, text } of await main['backup.list']({})) {
    const index = readBackupText(text)
    const id = digestOf(text)
    if (index && name.includes(id.slice(0, 16))) backups.push({ id, name, index })
    else damaged.push(name)
  }
  return { backups, damaged }
}

/** An index by its digest: of a backup, or of one that the journal once restored from. */
export async function findBackup(main: EngineCaller, id: string): Promise<BackupIndex | null> {
  const found = (await main['backup.list']({})).find(({ text }) => digestOf(text) === id)
  return found ? readBackupText(found.text) : null
}

/** Whether everything that a backup names lies on the disk unharmed. */
export async function isWhole(main: EngineCaller, index: BackupIndex): Promise<boolean> {
  return (await main['backup.check']({ segments: segmentsOf(index) })).length === 0
}

/** Segments of backups that are missing or damaged; what they share is read once. */
export function damagedSegments(main: EngineCaller, backups: readonly Backup[]): Promise<string[]> {
  return main['backup.check']({ segments: [...new Set(backups.flatMap(({ index }) => segmentsOf(index)))] })
}

/** All rows of a backup. Refused where it is damaged or of a newer program; then nothing of it may be used. */
export async function rowsOfBackup(main: EngineCaller, index: BackupIndex): Promise<Outcome<Rows>> {
  if (index.schema > schemaNumber) return refused(problem('backup-newer', '这份备份是新版程序做的，请用新版程序恢复。'))
  if (!(await isWhole(main, index))) return refused(damagedBackup)
  const rows: Rows = new Map()
  for (const { table, segments } of index.tables) {
    const own: object[] = []
    for (const segment of segments) {
      const bytes = await main['backup.rows']({ sha256: segment.sha256 })
      if (!bytes) return refused(damagedBackup)
      own.push(...unpackRows(bytes))
    }
    rows.set(table, own)
  }
  return done(rows)
}

const damagedBackup = problem('backup-damaged', '这份备份已经损坏，没有动任何数据。请换一份备份再试。')
