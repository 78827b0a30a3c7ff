import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../src-shared/ipc'
import { erasedFrom } from '../../src-shared/journal/entry'
import { erasable, goesWhole } from '../../src-shared/journal/erasable'
import { listBackups } from './backup/backups'
import type { Keeper } from './backup/keeper'
import type { JournalRow, MetaRow } from './database'
import type { Recorder } from './journal/recorder'

/** A row without what is personal in it; null where the record is nothing without it. */
export function withoutPersonal(table: string, row: object): object | null {
  if (goesWhole.has(table)) return null
  const fields = erasable.get(table) ?? []
  return Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)))
}

async function noted(db: Dexie): Promise<Extract<MetaRow, { id: 'erased' }>> {
  const row = await db.table<MetaRow>('meta').get('erased')
  return row?.id === 'erased' ? row : { id: 'erased', rows: {}, open: false }
}

/** Which rows were erased, by `table id`, and by which entry. */
export async function erasedIn(db: Dexie): Promise<ReadonlyMap<string, number>> {
  return new Map(Object.entries((await noted(db)).rows))
}

/** Notes that an entry erased rows, and that journal and backups may still have something of them. Within the caller's transaction. */
export async function noteErased(db: Dexie, rows: readonly string[], entry: number): Promise<void> {
  const before = await noted(db)
  const now = Object.fromEntries(rows.map(row => [row, entry]))
  await db.table<MetaRow>('meta').put({ id: 'erased', rows: { ...before.rows, ...now }, open: true })
}

/** Entries are gone through so many at a time. */
const atATime = 500

/**
 * Takes what was erased out of the journal in the store and on disk, makes a backup that has nothing of it and lets the others
 * go. Where the disk refuses or a kill cuts in, it is gone on with at the next start. While no command runs.
 */
export async function finishErasing(
  db: Dexie,
  main: EngineCaller,
  { recorder, keeper }: { recorder: Recorder; keeper: Keeper },
): Promise<void> {
  const { rows, open } = await noted(db)
  if (!open) return
  const journal = db.table<JournalRow, number>('journal')
  for (let from = 1; ; from += atATime) {
    const some = await journal
      .where('number')
      .between(from, from + atATime, true, false)
      .toArray()
    if (!some.length) break
    const left = some.flatMap(row => {
      const erased = Object.entries(rows).flatMap(([name, by]) => (row.number <= by ? name : []))
      const bytes = erasedFrom(row.bytes, new Set(erased))
      return bytes ? { ...row, bytes } : []
    })
    if (!left.length) continue
    const written = await main['journal.erase']({
      records: left.map(({ number, month, hash, bytes }) => ({ number, month, hash, bytes })),
    })
    if (!written.ok) return void (await main['log.note']({ code: written.problems[0]!.code }))
    await writing(recorder, () => journal.bulkPut(left))
  }
  const taken = await keeper.take('after-erasure')
  if (!taken.ok) return
  const { backups } = await listBackups(main)
  const others = backups.flatMap(({ name }) => (name === taken.value.name ? [] : name))
  if (others.length) await main['backup.drop']({ names: others })
  await writing(recorder, () => db.table<MetaRow>('meta').put({ id: 'erased', rows, open: false }))
}

async function writing(recorder: Recorder, work: () => PromiseLike<unknown>): Promise<void> {
  recorder.mode = 'replay'
  try {
    await work()
  } finally {
    recorder.mode = 'idle'
  }
}
