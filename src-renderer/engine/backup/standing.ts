import type { EngineCaller } from '../../../src-shared/ipc'
import { standsIn } from '../journal/replay'
import { isWhole, listBackups, type Backup } from './backups'

/**
 * Whether the books as they are now have gone on from a backup. Not so after the journal was cut behind damage (decision
 * 27): what was registered there belongs to entries that are no more.
 */
export async function stands(main: EngineCaller, { index: { journal } }: Pick<Backup, 'index'>): Promise<boolean> {
  return journal.number === 0 || (await standsIn(main, journal))
}

/**
 * Whether the books went on differently from an entry that a backup stands at. Nothing says so of one that stands behind
 * the journal's end: a journal that lost its end is poorer than the backup, not another.
 */
export async function isOtherBranch(main: EngineCaller, backup: Pick<Backup, 'index'>): Promise<boolean> {
  return !(await isBehindEnd(main, backup)) && !(await stands(main, backup))
}

async function isBehindEnd(main: EngineCaller, { index: { journal } }: Pick<Backup, 'index'>): Promise<boolean> {
  return journal.number > ((await main['journal.head']({}))?.number ?? 0)
}

/** The newest whole backup that has more than the journal: what was registered up to it is in no other place. */
export async function backupBehindEnd(main: EngineCaller): Promise<Backup | null> {
  for (const backup of (await listBackups(main)).backups)
    if ((await isBehindEnd(main, backup)) && (await isWhole(main, backup.index))) return backup
  return null
}

/** The newest backup that the books have gone on from. */
export async function newestBackup(main: EngineCaller): Promise<Backup | null> {
  for (const backup of (await listBackups(main)).backups) if (await stands(main, backup)) return backup
  return null
}
