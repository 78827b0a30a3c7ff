import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import type { Backup } from '../backup/backups'
import { backupAhead } from '../backup/standing'
import type { JournalRow } from '../database'
import { isStoreFailure } from '../store-failure'
import { entryAt, walkJournal, type Point } from './replay'

/** How far books come back whose journal is damaged behind the newest backup. */
export interface Reach {
  /** The last entry that can be relied on. */
  last: Point
  /** ISO instants of it and of the last one that is lost; null where that cannot be read. */
  time: string | null
  lostUntil: string | null
  /** Entries behind it, which are lost. */
  lost: number
}

/**
 * How far the books come back from the disk alone.
 * @param base the newest backup to begin with
 * @param fromNothing whether something else has everything, so that nothing of the journal need be relied on
 * @returns null where the journal is whole; where nothing of it can be relied on; and where the store has more, which
 *   must not be given up for less
 */
export async function reachOf(
  db: Dexie,
  main: EngineCaller,
  base: Backup | null,
  fromNothing = false,
): Promise<Reach | null> {
  const { last, trouble } = await walkJournal(main, base?.index.journal)
  const head = await main['journal.head']({})
  if (!trouble || !head || (last.number === 0 && !fromNothing) || (await hasMore(db, last))) return null
  const [time, lostUntil] = [await timeOf(main, last.number), await timeOf(main, head.number)]
  return { last, time, lostUntil, lost: head.number - last.number }
}

/** What a recovery would come to. */
export interface Outlook {
  /** Number of the last entry that comes back; with its ISO instant, where that can be read. */
  entries: number
  time: string | null
  /** ISO instant of a backup that has more than the journal: it is gone back to. */
  backup: string | null
  /** Whether something was cut off behind the last entry. */
  torn: boolean
  /** Whether nothing comes back from this PC: neither journal nor a whole backup is left. */
  nothing: boolean
  /** Where the journal is damaged and no backup makes up for it: how far it reaches. */
  damage: Reach | null
}

/** @param base the newest backup to begin with */
export async function outlookOf(db: Dexie, main: EngineCaller, base: Backup | null): Promise<Outlook> {
  const backup = (await backupAhead(main))?.index ?? null
  const damage = backup ? null : await reachOf(db, main, base)
  const entries = backup?.journal.number ?? damage?.last.number ?? (await main['journal.head']({}))?.number ?? 0
  const { torn } = await main['journal.missing']({ afresh: false })
  const time = backup?.time ?? (await timeOf(main, entries))
  return { entries, time, backup: backup?.time ?? null, torn: torn && !backup, nothing: entries === 0, damage }
}

/** Whether the store can be read, went the same way to an entry and on from there. */
async function hasMore(db: Dexie, { number, hash }: Point): Promise<boolean> {
  if (!db.isOpen()) return false
  const journal = db.table<JournalRow, number>('journal')
  try {
    return (await journal.get(number))?.hash === hash && (await journal.where('number').above(number).count()) > 0
  } catch (error) {
    if (!isStoreFailure(error)) throw error
    return false
  }
}

async function timeOf(main: EngineCaller, number: number): Promise<string | null> {
  return (await entryAt(main, number))?.entry.time ?? null
}
