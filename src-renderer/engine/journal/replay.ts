import type { Dexie, Table } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import { noEntry, openEntry, type Entry } from '../../../src-shared/journal/entry'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { JournalRow } from '../database'
import type { Recorder } from './recorder'

const chunkBytes = 4 * 1024 * 1024

type Opened = JournalRow & { entry: Entry }

/** Goes through the journal on disk in order, a chunk at a time; refused at the first entry that breaks the chain. */
async function eachChunk(
  main: EngineCaller,
  take: (rows: Opened[]) => Promise<void>,
): Promise<Outcome<{ entries: number }>> {
  let previous = noEntry
  let number = 0
  for (;;) {
    const read = await main['journal.read']({ from: number + 1, limit: chunkBytes })
    if (!read.ok) return read
    if (!read.value.length) return done({ entries: number })
    const rows: Opened[] = []
    for (const bytes of read.value) {
      const opened = openEntry(bytes)
      if (!opened || opened.entry.previous !== previous || opened.entry.number !== number + 1)
        return refused(
          problem(
            'journal-broken',
            `日志第${number + 1}条损坏，之前的${number}条完好。没有改动任何数据。请联系维护人员，不要删除任何文件。`,
          ),
        )
      const { entry, hash } = opened
      previous = hash
      number = entry.number
      rows.push({ number, hash, month: entry.time.slice(0, 7), commandId: entry.commandId, bytes, entry })
    }
    await take(rows)
  }
}

/** Whether the journal on disk is whole, asked before a store is given up for it. */
export function checkJournal(main: EngineCaller): Promise<Outcome<{ entries: number }>> {
  return eachChunk(main, async () => undefined)
}

/**
 * Writes the journal on disk into an empty store: every row exactly as it was acknowledged, bookkeeping included.
 * Derived tables are the caller's to rebuild afterwards.
 * @returns how many entries were replayed
 */
export function replayJournal(
  db: Dexie,
  recorder: Recorder,
  main: EngineCaller,
): Promise<Outcome<{ entries: number }>> {
  return eachChunk(main, async rows => {
    recorder.mode = 'replay'
    try {
      await db.transaction('rw', db.tables, async () => {
        for (const [table, states] of lastStates(rows.map(row => row.entry))) await writeStates(db.table(table), states)
        await db.table('journal').bulkPut(rows.map(({ entry: _, ...row }) => row))
      })
    } finally {
      recorder.mode = 'idle'
    }
  })
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
