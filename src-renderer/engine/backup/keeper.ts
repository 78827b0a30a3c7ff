import type { Dexie } from 'dexie'
import { backupText, type BackupReason } from '../../../src-shared/backup/backup-index'
import type { EngineCaller } from '../../../src-shared/ipc'
import { done, type Outcome, type Problem } from '../../../src-shared/problem'
import type { JournalRow } from '../database'
import { isWhole, type Backup } from './backups'
import { newestBackup } from './standing'
import { takeBackup } from './take'

/** A command waits at most so long for a backup in the background, in milliseconds. */
const patience = 2000
/** What a backup in the background is due after: so much time, or so many entries. */
const tenMinutes = 10 * 60_000
const manyEntries = 200

/** Sees to it that there is a backup (data.md, backups). */
export interface Keeper {
  /** A backup of how the books stand now; the newest one where nothing has changed since. */
  take(reason: BackupReason): Promise<Outcome<Backup>>
  /** Takes one if it is due, giving way to commands; once a day a copy goes to the second place, where that is there. */
  tend(): Promise<void>
  /** Why the last one did not come about; null when it did. */
  trouble(): Problem | null
  /** The sha-256 of each content that rows name: what a copy should have. */
  content(): Promise<string[]>
}

/**
 * @param given.waited milliseconds for which commands have been running or waiting
 * @param given.dateOf the office's date of an instant
 * @param given.content the sha-256 of each content that rows name
 */
export function createKeeper(
  db: Dexie,
  main: EngineCaller,
  given: {
    clock: () => number
    waited: () => number
    dateOf: (instant: string) => string
    content: () => Promise<string[]>
  },
): Keeper {
  let trouble: Problem | null = null
  let last: Promise<unknown> = Promise.resolve()
  const now = () => new Date(given.clock()).toISOString()
  const head = () => db.table<JournalRow, number>('journal').toCollection().last()

  async function take(reason: BackupReason, giveWay: () => boolean): Promise<Outcome<Backup>> {
    const newest = await newestBackup(main)
    const same = newest && newest.index.journal.hash === (await head())?.hash
    // A way back is kept for longer than others, so it is always one of its own.
    const isWayBack = reason.startsWith('before-')
    if (same && !isWayBack && (await isWhole(main, newest.index))) return done(newest)
    const taken = await takeBackup(db, main, { time: now(), reason, giveWay })
    const why = taken.ok ? null : taken.problems[0]!
    if (why) await main['log.note']({ code: why.code })
    if (why?.code !== 'backup-later') trouble = why
    return taken
  }
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function isDue(): Promise<boolean> {
    const entry = await head()
    if (!entry) return false
    const newest = await newestBackup(main)
    if (!newest) return true
    const { time, journal } = newest.index
    if (journal.hash === entry.hash) return false
    const age = given.clock() - Date.parse(time)
    const isOfToday = given.dateOf(time) === given.dateOf(now())
    // A clock that was set back makes an age below nothing: better one backup too many.
    return !isOfToday || age < 0 || age >= tenMinutes || entry.number - journal.number >= manyEntries
  }

  async function copyOnceADay(): Promise<void> {
    const { present, copied } = await main['backup.place']({})
    if (!present || (copied && given.dateOf(copied) === given.dateOf(now()))) return
    const newest = await newestBackup(main)
    if (!newest || newest.index.time === copied) return
    const written = await main['backup.copy']({ text: backupText(newest.index), content: await given.content() })
    if (!written.ok) await main['log.note']({ code: written.problems[0]!.code })
  }

  return {
    take: reason => inTurn(() => take(reason, () => false)),
    async tend() {
      await inTurn(async () => {
        if (await isDue()) await take('daily', () => given.waited() > patience)
      })
      // Outside the turn: a slow stick must hold nobody up.
      await copyOnceADay()
    },
    trouble: () => trouble,
    content: given.content,
  }
}
