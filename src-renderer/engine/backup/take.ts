import type { Dexie } from 'dexie'
import {
  backupFileName,
  backupText,
  rowsOf,
  type BackupIndex,
  type BackupReason,
} from '../../../src-shared/backup/backup-index'
import { surplusBackups, type KeptBackup } from '../../../src-shared/backup/retention'
import { packRows } from '../../../src-shared/backup/segments'
import type { EngineCaller } from '../../../src-shared/ipc'
import { noEntry, openEntry } from '../../../src-shared/journal/entry'
import type { Office } from '../../../src-shared/office/office'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import { keptTables } from '../../../src-shared/tables'
import { restoresIn, storeIdIn, type JournalRow } from '../database'
import { schemaNumber } from '../schema/versions'
import { digestOf, isWhole, listBackups, type Backup } from './backups'
import { stands } from './standing'

const hex = (buffer: ArrayBuffer) =>
  [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * Takes a backup of all kept rows, read in one transaction; only what no earlier backup wrote goes to the disk. It
 * counts once everything it names was read back from there. Then those whose turn is over go.
 * @param giveWay asked between tables: true where somebody has waited long enough for the transaction
 * @returns the backup; refused where the disk took it not, or where it gave way (`backup-later`)
 */
export async function takeBackup(
  db: Dexie,
  main: EngineCaller,
  given: { time: string; reason: BackupReason; giveWay?: () => boolean },
): Promise<Outcome<Backup>> {
  const snapshot = await readSnapshot(db, given.giveWay ?? (() => false))
  if (!snapshot) return refused(problem('backup-later', '正在登记，过一会儿再备份。'))
  const { storeId, office, journal, restores, schema } = snapshot
  const tables: BackupIndex['tables'] = []
  for (const { table, rows } of snapshot.tables) {
    const segments: BackupIndex['tables'][number]['segments'] = []
    for (const { rows: count, bytes } of packRows(rows)) {
      const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes as BufferSource))
      segments.push({ sha256, size: bytes.length, rows: count })
      if ((await main['backup.check']({ segments: [sha256] })).length) {
        const written = await main['backup.segment']({ sha256, bytes })
        if (!written.ok) return written
      }
    }
    const live = rows.filter(row => !(row as { deletedAt?: string }).deletedAt).length
    tables.push({ table, rows: rows.length, live, segments })
  }
  const index: BackupIndex = {
    format: 'qinlin-backup',
    version: 1,
    schema,
    storeId,
    office,
    time: given.time,
    reason: given.reason,
    journal,
    restores,
    tables,
  }
  if (!(await isWhole(main, index))) return refused(notWritten)
  const text = backupText(index)
  const id = digestOf(text)
  const name = backupFileName(index, id)
  const written = await main['backup.write']({ name, text })
  if (!written.ok) return written
  await dropSurplus(main, name)
  return done({ id, name, index })
}

/** Everything that a backup holds, as of one moment; null where it gave way. */
async function readSnapshot(db: Dexie, giveWay: () => boolean) {
  return await db.transaction('r', db.tables, async () => {
    const tables: { table: string; rows: object[] }[] = []
    for (const table of Object.keys(keptTables).sort()) {
      tables.push({ table, rows: await db.table<object, string>(table).toArray() })
      if (giveWay()) return null
    }
    const [office] = tables.find(({ table }) => table === 'offices')!.rows as Office[]
    const head = await db.table<JournalRow, number>('journal').toCollection().last()
    const storeId = (await storeIdIn(db))!
    return {
      tables,
      storeId,
      office: office ? { name: office.name, code: office.code } : null,
      restores: await restoresIn(db),
      journal: { number: head?.number ?? 0, hash: head?.hash ?? noEntry },
      schema: (head && openEntry(head.bytes)?.entry.schema) ?? schemaNumber,
    }
  })
}

/** Lets those go whose turn is over. A backup that was taken counts, whether or not others can be tidied away. */
async function dropSurplus(main: EngineCaller, taken: string): Promise<void> {
  try {
    const { backups } = await listBackups(main)
    const kept: KeptBackup[] = []
    for (const { name, index } of backups) {
      // One that the books have not gone on from must not push out those that they have, however high its number.
      const entry = (await stands(main, { index })) ? index.journal.number : 0
      kept.push({ name, time: index.time, reason: index.reason, entry, rows: rowsOf(index) })
    }
    const names = surplusBackups(kept).filter(name => name !== taken)
    if (names.length) await main['backup.drop']({ names })
  } catch (error) {
    await main['log.note']({ code: 'backup-not-tidied', detail: (error as Error).name })
  }
}

const notWritten = problem(
  'backup-unreadable',
  '备份写出后读不回来，硬盘可能有问题，没有备份成。请换一个地方另存备份。',
)
