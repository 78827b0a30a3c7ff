import type { EngineCaller } from '../../../src-shared/ipc'
import { eachReadable, standsIn } from '../journal/replay'
import { everyBackup, isWhole, listBackups, type Backup } from './backups'

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

/** Every backup of these books; of any books where nothing here says which they are. The furthest first. */
export async function ownBackups(main: EngineCaller): Promise<Backup[]> {
  const [{ storeId }, { backups }] = [await main['store.identity']({}), await everyBackup(main)]
  const own = backups.filter(({ index }) => storeId === null || index.storeId === storeId)
  return own.sort((a, b) => b.index.restores - a.index.restores || b.index.journal.number - a.index.journal.number)
}

/**
 * The furthest whole backup that is ahead of the journal, which therefore lost its end: what was registered up to it is in
 * no other place. It has gone back to backups more often than the journal, or as often and stands at a later entry; one
 * that was left behind when the books went back to another is not ahead, whatever its number.
 */
export async function backupAhead(main: EngineCaller): Promise<Backup | null> {
  const end = (await main['journal.head']({}))?.number ?? 0
  let restores: number | undefined
  for (const backup of await ownBackups(main)) {
    const { journal, restores: own } = backup.index
    const isReached = journal.number <= end
    if (isReached && (await stands(main, backup))) return null
    restores ??= await restoresOnDisk(main, end)
    if (own < restores || (own === restores && isReached)) continue
    if (await isWhole(main, backup.index)) return backup
  }
  return null
}

/** How often the journal on disk went back to a backup, as far as it can be read. */
async function restoresOnDisk(main: EngineCaller, end: number): Promise<number> {
  let highest = 0
  await eachReadable(main, end, async rows => {
    for (const { entry } of rows) highest = Math.max(highest, entry.checkpoint?.restores ?? 0)
  })
  return highest
}
