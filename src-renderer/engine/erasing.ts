import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../src-shared/ipc'
import { erasedFrom } from '../../src-shared/journal/entry'
import { erasable, goesWhole } from '../../src-shared/journal/erasable'
import { warning, type Problem } from '../../src-shared/problem'
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

/** What a deed says where journal or backups could not be written: the rows are erased already. */
const unfinished = warning(
  'erase-unfinished',
  '台账里已经删除；操作日志和本机的备份写不进去，还没有删完。请清出磁盘空间，关闭程序再打开，程序会接着删。',
)

/**
 * Takes what was erased out of the journal in the store and on disk, makes a backup that has nothing of it and lets the others
 * go. Where the disk refuses or a kill cuts in, it is gone on with at the next start. While no command runs.
 * @returns what is left to do, in words
 */
export async function finishErasing(
  db: Dexie,
  main: EngineCaller,
  { recorder, keeper }: { recorder: Recorder; keeper: Keeper },
): Promise<Problem[]> {
  const { rows, open } = await noted(db)
  if (!open) return []
  const journal = db.table<JournalRow, number>('journal')
  const last = ((await journal.orderBy(':id').lastKey()) as number | undefined) ?? 0
  for (let from = 1; from <= last; from += atATime) {
    const some = await journal
      .where('number')
      .between(from, from + atATime, true, false)
      .toArray()
    const left = some.flatMap(row => {
      // What was written of the row after it was erased is another's.
      const bytes = erasedFrom(row.bytes, name => row.number <= (rows[name] ?? 0))
      return bytes ? { ...row, bytes } : []
    })
    if (!left.length) continue
    const written = await main['journal.erase']({
      records: left.map(({ number, month, hash, bytes }) => ({ number, month, hash, bytes })),
    })
    if (!written.ok) {
      await main['log.note']({ code: written.problems[0]!.code })
      return [unfinished]
    }
    await writing(recorder, () => journal.bulkPut(left))
  }
  const taken = await keeper.take('after-erasure')
  if (!taken.ok) return [unfinished]
  const { backups } = await listBackups(main)
  const others = backups.flatMap(({ name }) => (name === taken.value.name ? [] : name))
  if (others.length) await main['backup.drop']({ names: others })
  await writing(recorder, () => db.table<MetaRow>('meta').put({ id: 'erased', rows, open: false }))
  return []
}

async function writing(recorder: Recorder, work: () => PromiseLike<unknown>): Promise<void> {
  recorder.mode = 'replay'
  try {
    await work()
  } finally {
    recorder.mode = 'idle'
  }
}
