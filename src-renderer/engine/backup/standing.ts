import { restoredName } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { standsIn } from '../journal/replay'
import { isWhole, listBackups, type Backup } from './backups'

/**
 * Whether the books as they are now have gone on from a backup. Not so after the journal lost its end: what was
 * registered behind it belongs to entries that are no more.
 */
export async function stands(main: EngineCaller, { index: { journal } }: Pick<Backup, 'index'>): Promise<boolean> {
  return journal.number === 0 || (await standsIn(main, journal))
}

/** The newest backup that the books have gone on from. */
export async function newestBackup(main: EngineCaller): Promise<Backup | null> {
  for (const backup of (await listBackups(main)).backups) if (await stands(main, backup)) return backup
  return null
}

/** Backups of these books, newest first; of any books where nothing here says which they are. */
export async function ownBackups(main: EngineCaller): Promise<Backup[]> {
  const [{ storeId }, { backups }] = [await main['store.identity']({}), await listBackups(main)]
  return backups.filter(({ index }) => storeId === null || index.storeId === storeId)
}

/** How many backups the books have gone back to: each stays in the profile under a name of its own. */
export async function countRestores(main: EngineCaller): Promise<number> {
  return (await main['backup.list']({})).filter(({ name }) => restoredName.test(name)).length
}

/**
 * The newest whole backup that is ahead of the journal, which therefore lost its end: what was registered up to it is in
 * no other place. One that was left behind when the books went back to another is not ahead, whatever its number.
 */
export async function backupAhead(main: EngineCaller): Promise<Backup | null> {
  const end = (await main['journal.head']({}))?.number ?? 0
  const further = (await ownBackups(main)).filter(({ index }) => index.journal.number > end)
  if (!further.length) return null
  const restores = await countRestores(main)
  for (const backup of further)
    if (backup.index.restores >= restores && (await isWhole(main, backup.index))) return backup
  return null
}
