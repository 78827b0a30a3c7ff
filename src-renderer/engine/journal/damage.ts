import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import { openEntry } from '../../../src-shared/journal/entry'
import type { Backup } from '../backup/backups'
import type { JournalRow } from '../database'
import { isStoreFailure } from '../store-failure'
import { walkJournal, type Point } from './replay'

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
 * @returns null where the journal is whole; where nothing of it can be relied on; and where the store has more, which
 *   must not be given up for less
 */
export async function reachOf(db: Dexie, main: EngineCaller, base: Backup | null): Promise<Reach | null> {
  const { last, trouble } = await walkJournal(main, base?.index.journal)
  const head = await main['journal.head']({})
  if (!trouble || !head || last.number === 0 || (await hasMore(db, last))) return null
  const [time, lostUntil] = [await timeOf(main, last.number), await timeOf(main, head.number)]
  return { last, time, lostUntil, lost: head.number - last.number }
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
  const read = await main['journal.read']({ from: number, limit: 1 })
  const [bytes] = read.ok ? read.value : []
  return (bytes && openEntry(bytes)?.entry.time) ?? null
}
