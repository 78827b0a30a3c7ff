import type { EngineCaller } from '../../../src-shared/ipc'
import { standsIn } from '../journal/replay'
import { listBackups, type Backup } from './backups'

/**
 * Whether the books as they are now have gone on from a backup. Not so after the journal was cut behind damage (decision
 * 27): what was registered there belongs to entries that are no more.
 */
export async function stands(main: EngineCaller, { index: { journal } }: Pick<Backup, 'index'>): Promise<boolean> {
  return journal.number === 0 || (await standsIn(main, journal))
}

/** The newest backup that the books have gone on from. */
export async function newestBackup(main: EngineCaller): Promise<Backup | null> {
  for (const backup of (await listBackups(main)).backups) if (await stands(main, backup)) return backup
  return null
}
