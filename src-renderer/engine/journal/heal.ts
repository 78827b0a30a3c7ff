import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import { sparedEntries } from '../../../src-shared/journal/spared'
import type { JournalRow } from '../database'
import { eachReadable, entryBytesAt, openedRow } from './replay'

/**
 * Gives the journal on disk back what is damaged in it and the store still has.
 * @param afresh reads the files again; else what they lacked when they were opened
 */
export async function healDisk(db: Dexie, main: EngineCaller, afresh: boolean): Promise<void> {
  const { numbers } = await main['journal.missing']({ afresh })
  if (!numbers.length) return
  const missing = new Set(numbers)
  const behind = numbers.map(number => number + 1).filter(number => !missing.has(number))
  const rows = await db.table<JournalRow, number>('journal').bulkGet([...numbers])
  const theirs = new Map(rows.flatMap(row => (row ? [[row.number, row.bytes] as const] : [])))
  const records = sparedEntries(numbers, await bytesOnDisk(main, behind), theirs)
  if (!records.length) return
  const healed = await main['journal.heal']({ records })
  if (!healed.ok) await main['log.note']({ code: 'journal-not-healed', detail: healed.problems[0]!.code })
}

/**
 * Gives the store's journal what only the disk has: a recovery that began with a backup behind damage left it out, and
 * the disk got it back from a copy since.
 */
export async function healStore(db: Dexie, main: EngineCaller): Promise<void> {
  const journal = db.table<JournalRow, number>('journal')
  const last = (await main['journal.head']({}))?.number ?? 0
  if ((await journal.count()) >= last) return
  const there = new Set(await journal.toCollection().primaryKeys())
  const gone = new Set((await main['journal.missing']({ afresh: false })).numbers)
  const missing = Array.from({ length: last }, (_, i) => i + 1).filter(n => !there.has(n) && !gone.has(n))
  const behind = await journal.bulkGet(missing.map(number => number + 1).filter(number => there.has(number)))
  const ours = new Map(behind.flatMap(row => (row ? [[row.number, row.bytes] as const] : [])))
  if (!missing.length) return
  const theirs = new Map<number, Uint8Array>()
  await eachReadable(main, missing[missing.length - 1]!, async rows => {
    for (const { number, bytes } of rows) if (!there.has(number)) theirs.set(number, bytes)
  })
  const spared = sparedEntries(missing, ours, theirs)
  await journal.bulkPut(spared.map(({ bytes }) => openedRow(bytes)!).map(({ entry: _, ...row }) => row))
}

async function bytesOnDisk(main: EngineCaller, numbers: readonly number[]): Promise<Map<number, Uint8Array>> {
  const found = new Map<number, Uint8Array>()
  for (const number of numbers) {
    const bytes = await entryBytesAt(main, number)
    if (bytes) found.set(number, bytes)
  }
  return found
}
