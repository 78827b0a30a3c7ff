import type { Dexie, Table } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import { noEntry, openEntry, type Entry } from '../../../src-shared/journal/entry'
import { done, problem, refused, type Outcome, type Problem } from '../../../src-shared/problem'
import { findBackup, isWhole, rowsOfBackup, type Backup, type Rows } from '../backup/backups'
import { replaceRows } from '../backup/restore'
import { noteErased } from '../erasing'
import { setRestores, type JournalRow } from '../database'
import type { Recorder } from './recorder'

const chunkBytes = 4 * 1024 * 1024

export type Opened = JournalRow & { entry: Entry }

/** An entry of the journal: reading begins behind it, or ends with it. */
export type Point = Pick<Entry, 'number'> & { hash: string }

const beginning: Point = { number: 0, hash: noEntry }

/** Goes through the journal on disk in order, a chunk at a time; refused at the first entry that breaks the chain. */
async function eachChunk(
  main: EngineCaller,
  after: Point,
  take: (rows: Opened[]) => Promise<Outcome<unknown>>,
): Promise<Outcome<{ entries: number }>> {
  let { number, hash: previous } = after
  for (;;) {
    const read = await main['journal.read']({ from: number + 1, limit: chunkBytes })
    if (!read.ok) return read
    if (!read.value.length) return done({ entries: number })
    const rows: Opened[] = []
    let broken = false
    for (const bytes of read.value) {
      const row = openedRow(bytes)
      broken = !row || row.entry.previous !== previous || row.number !== number + 1
      if (!row || broken) break
      previous = row.hash
      number = row.number
      rows.push(row)
    }
    const taken = await take(rows)
    if (!taken.ok) return taken
    if (broken) return refused(brokenAt(number + 1))
  }
}

function brokenAt(number: number): Problem {
  return problem(
    'journal-broken',
    `日志第${number}条损坏，之前的${number - 1}条完好。没有改动任何数据。请联系街道信息员，不要删除任何文件。`,
  )
}

/** An entry as the store's journal keeps it; null where it cannot be read. */
export function openedRow(bytes: Uint8Array): Opened | null {
  const opened = openEntry(bytes)
  if (!opened) return null
  const { entry, hash } = opened
  return { number: entry.number, hash, month: entry.time.slice(0, 7), commandId: entry.commandId, bytes, entry }
}

/**
 * Whether the journal on disk is whole behind a point, and every backup that it once went back to; asked before a store
 * is given up for it.
 */
export async function checkJournal(
  main: EngineCaller,
  after: Point = beginning,
): Promise<Outcome<{ entries: number }>> {
  const { last, trouble } = await walkJournal(main, after)
  return trouble ? refused(trouble) : done({ entries: last.number })
}

/**
 * Reads the journal on disk behind a point, with every backup that it once went back to.
 * @returns the last entry that can be relied on, and what is wrong with the next; null at the end
 */
export async function walkJournal(
  main: EngineCaller,
  after: Point = beginning,
): Promise<{ last: Point; trouble: Problem | null }> {
  let last = after
  const walked = await eachChunk(main, after, async rows => {
    for (const row of rows) {
      if (await isLost(main, row.entry)) return refused(restoredLost(row.number))
      last = { number: row.number, hash: row.hash }
    }
    return done(null)
  })
  return { last, trouble: walked.ok ? null : walked.problems[0]! }
}

/** Whether an entry went back to a backup that is missing or damaged now. */
async function isLost(main: EngineCaller, { checkpoint }: Entry): Promise<boolean> {
  const index = checkpoint && (await findBackup(main, checkpoint.backup))
  return checkpoint !== undefined && !(index && (await isWhole(main, index)))
}

/** The newest backup that is whole and stands in the journal on disk, so that replay may begin with it. */
export async function newestBase(main: EngineCaller, backups: readonly Backup[]): Promise<Backup | null> {
  const { storeId } = await main['store.identity']({})
  for (const { index, ...backup } of backups) {
    if (index.storeId !== storeId || !(await standsIn(main, index.journal))) continue
    if ((await rowsOfBackup(main, index)).ok) return { ...backup, index }
  }
  return null
}

/**
 * Whether an entry is one of the journal on disk. Where its own record cannot be read, the next one says what it
 * follows; where that cannot be read either, nothing speaks against it.
 */
export async function standsIn(main: EngineCaller, { number, hash }: Point): Promise<boolean> {
  const head = await main['journal.head']({})
  if (number === 0 || !head || number > head.number) return false
  if (number === head.number) return hash === head.hash
  const [own, next] = [await entryAt(main, number), await entryAt(main, number + 1)]
  return own ? own.hash === hash : !next || next.entry.previous === hash
}

/** Reads one entry of the journal on disk; null where it is damaged or not there. */
export async function entryAt(main: EngineCaller, number: number): Promise<ReturnType<typeof openEntry>> {
  const bytes = await entryBytesAt(main, number)
  return bytes ? openEntry(bytes) : null
}

export async function entryBytesAt(main: EngineCaller, number: number): Promise<Uint8Array | null> {
  const read = await main['journal.read']({ from: number, limit: 1 })
  return (read.ok && read.value[0]) || null
}

/**
 * Fills an empty store from the disk: the rows of a backup where there is one, then every entry behind it; each row
 * exactly as it was acknowledged, bookkeeping included. The store's journal gets the entries before the backup too, as
 * far as they can be read: a damaged one costs its history, not its rows.
 * @returns the number of the last entry
 */
export async function replayJournal(
  db: Dexie,
  recorder: Recorder,
  main: EngineCaller,
  base: Backup | null,
): Promise<Outcome<{ entries: number }>> {
  const write = async (work: () => Promise<void>) => {
    recorder.mode = 'replay'
    try {
      await db.transaction('rw', db.tables, async () => work())
    } finally {
      recorder.mode = 'idle'
    }
  }
  const keepEntries = (rows: Opened[]) => db.table('journal').bulkPut(rows.map(({ entry: _, ...row }) => row))

  if (base) {
    const rows = await rowsOfBackup(main, base.index)
    if (!rows.ok) return rows
    await write(async () => {
      await replaceRows(db, rows.value)
      await setRestores(db, base.index.restores)
    })
    await eachReadable(main, base.index.journal.number, opened =>
      write(async () => {
        await keepEntries(opened)
        await noteErasedOf(
          db,
          opened.map(({ entry }) => entry),
        )
      }),
    )
  }
  return eachChunk(main, base?.index.journal ?? beginning, async opened => {
    const steps = await stepsOf(main, opened)
    if (!steps.ok) return steps
    await write(async () => {
      for (const { back, entries } of steps.value) {
        if (back) {
          await replaceRows(db, back.rows, back.stamp)
          await setRestores(db, back.restores)
        }
        for (const [table, states] of lastStates(entries)) await writeStates(db.table(table), states)
        await noteErasedOf(db, entries)
      }
      await keepEntries(opened)
    })
    return done(null)
  })
}

/** A run of entries that change single rows, behind the rows of a backup where one was restored. */
interface Step {
  back: { rows: Rows; restores: number; stamp: number | undefined } | null
  entries: Entry[]
}

async function stepsOf(main: EngineCaller, opened: Opened[]): Promise<Outcome<Step[]>> {
  const steps: Step[] = [{ back: null, entries: [] }]
  for (const { entry } of opened) {
    if (!entry.checkpoint) {
      steps[steps.length - 1]!.entries.push(entry)
      continue
    }
    const index = await findBackup(main, entry.checkpoint.backup)
    const rows = index ? await rowsOfBackup(main, index) : null
    if (!rows?.ok) return refused(restoredLost(entry.number))
    const { restores, restamped } = entry.checkpoint
    steps.push({ back: { rows: rows.value, restores, stamp: restamped && entry.number }, entries: [] })
  }
  return done(steps)
}

function restoredLost(number: number): Problem {
  return problem(
    'restored-lost',
    `日志第${number}条恢复过一份备份，那份备份现在缺失或损坏，不能恢复。请联系街道信息员，不要删除任何文件。`,
  )
}

/** Entries up to a number, past those that cannot be read. */
export async function eachReadable(
  main: EngineCaller,
  upTo: number,
  take: (rows: Opened[]) => Promise<void>,
): Promise<void> {
  // Asking for one that is not there costs a look through all that follow.
  const missing = new Set((await main['journal.missing']({ afresh: false })).numbers)
  for (let from = 1; from <= upTo;) {
    if (missing.has(from)) {
      from++
      continue
    }
    const read = await main['journal.read']({ from, limit: chunkBytes })
    const found = read.ok ? read.value.map(openedRow) : []
    const rows = found.filter(row => row !== null && row.number >= from && row.number <= upTo) as Opened[]
    if (rows.length) await take(rows)
    from += Math.max(1, found.length)
  }
}

/** What entries that are replayed had erased stays erased, whatever copy comes next. */
async function noteErasedOf(db: Dexie, entries: readonly Entry[]): Promise<void> {
  for (const { erased, number } of entries) if (erased) await noteErased(db, erased, number)
}

/** The last state of every row that a run of entries touches, by table; undefined where it is gone. */
function lastStates(entries: Entry[]): Map<string, Map<string, object | undefined>> {
  const tables = new Map<string, Map<string, object | undefined>>()
  for (const { changes } of entries)
    for (const { table, id, after } of changes) {
      const states = tables.get(table) ?? new Map<string, object | undefined>()
      tables.set(table, states.set(id, after))
    }
  return tables
}

async function writeStates(table: Table<object, string>, states: Map<string, object | undefined>): Promise<void> {
  const gone = [...states].filter(([, row]) => !row).map(([id]) => id)
  if (gone.length) await table.bulkDelete(gone)
  await table.bulkPut([...states.values()].filter(row => row !== undefined))
}
