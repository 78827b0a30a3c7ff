import type { Dexie, Table } from 'dexie'
import { openEntry, type Entry } from '../../src-shared/journal/entry'
import type { Stored } from '../../src-shared/records/row'
import { idsAt, type Reference } from '../../src-shared/references'
import type { Source } from '../../src-shared/source'
import type { DerivedTable, KeptTable, RecordOf } from '../../src-shared/tables'
import type { JournalRow } from './database'
import type { HeldRows } from './held-rows'

/** Up to so many ids are looked up one by one; more are found sooner by going through the table. */
const fewIds = 100

/** Reads rows of the store. Removed rows are seen only where it says so. */
export interface Reader extends Source {
  get<T extends KeptTable>(table: T, id: string): Promise<Stored<RecordOf<T>> | undefined>
  all<T extends KeptTable>(table: T, where?: Partial<RecordOf<T>>): Promise<Stored<RecordOf<T>>[]>
  /** All rows of a table that fit, removed ones included, as they travel upstream. */
  everything<T extends KeptTable>(table: T, where?: Partial<RecordOf<T>>): Promise<Stored<RecordOf<T>>[]>
  /** Rows as they lie in the store, removed ones included; undefined where there is none. */
  states<T extends KeptTable>(table: T, ids: readonly string[]): Promise<(Stored<RecordOf<T>> | undefined)[]>
  /** All removed rows of a table. */
  removed<T extends KeptTable>(table: T): Promise<Stored<RecordOf<T>>[]>
  /** Live rows that hold one of the ids where a reference lies. */
  referring(reference: Reference, ids: ReadonlySet<string>): Promise<Stored<RecordOf<KeptTable>>[]>
  /** Rows whose index lies between two keys, both inside. */
  between<T extends KeptTable>(table: T, index: string, from: unknown, to: unknown): Promise<Stored<RecordOf<T>>[]>
  /** The first of them in the order of the index that fits. */
  first<T extends KeptTable>(
    table: T,
    index: string,
    between: readonly [from: unknown, to: unknown],
    fits: (row: RecordOf<T>) => boolean,
  ): Promise<Stored<RecordOf<T>> | undefined>
  /** Ids of rows between two ids, both inside; removed rows have theirs too. */
  idsBetween<T extends KeptTable>(table: T, from: string, to: string): Promise<string[]>
  derived<R>(table: DerivedTable, id: string): Promise<R | undefined>
  derivedMany<R>(table: DerivedTable, ids: string[]): Promise<(R | undefined)[]>
  /** Number of the newest entry of the store's own journal; 0 before the first. */
  lastEntryNumber(): Promise<number>
  /** An entry of the store's own journal. */
  journalEntry(number: number): Promise<Entry | undefined>
  /** So many entries of the store's own journal, newest first; the newest of all or those before one. */
  journalEntries(limit: number, before?: number): Promise<Entry[]>
}

const live = <R extends object>(rows: R[]) => rows.filter(row => !(row as { deletedAt?: string }).deletedAt)

/**
 * A reader over the open database, or over the running transaction of it.
 * @param held rows in memory; none inside a command, which reads what it has written
 */
export function readerOf(db: Dexie, held?: HeldRows): Reader {
  const table = (name: string) => db.table(name) as Table<object, string>
  const journal = () => db.table<JournalRow, number>('journal')
  const lastEntryNumber = async () => ((await journal().orderBy(':id').lastKey()) as number | undefined) ?? 0

  /** Uses the first index that fits, then compares what is left. */
  async function find(name: string, where: Readonly<Record<string, unknown>> = {}) {
    const fields = Object.entries(where).filter(([, value]) => value !== undefined)
    const indexed = fields.find(([field]) => field in table(name).schema.idxByName)
    const rows = indexed
      ? await table(name)
          .where(indexed[0])
          .equals(indexed[1] as string)
          .toArray()
      : await table(name).toArray()
    return rows.filter(row => fields.every(([k, v]) => (row as Record<string, unknown>)[k] === v))
  }
  const findLive = async (name: string, where?: Readonly<Record<string, unknown>>) =>
    live(await find(name, where)) as never[]

  /** Rows that may hold one of the ids; all of the table where no index begins with the field. */
  async function candidates({ table: name, path }: Reference, ids: ReadonlySet<string>) {
    const index = table(name).schema.indexes.find(({ keyPath }) => [keyPath].flat()[0] === path[0])
    if (!index || path.length > 1 || ids.size > fewIds) return table(name).toArray()
    const found = await Promise.all(
      [...ids].map(id => {
        const rows = table(name).where(index.name)
        // In a compound index, a list sorts after everything that can follow the id.
        return (index.compound ? rows.between([id], [id, []]) : rows.equals(id)).toArray()
      }),
    )
    return found.flat()
  }

  return {
    rows: findLive,
    async get(name, id) {
      const row = await table(name).get(id)
      return (row && live([row])[0]) as never
    },
    all: (name, where) =>
      !where && held?.holds(name)
        ? (held.live(name) as Promise<never[]>)
        : findLive(name, where as Record<string, unknown>),
    everything: async (name, where) => (await find(name, where as Record<string, unknown>)) as never[],
    states: async (name, ids) => (await table(name).bulkGet([...ids])) as never[],
    removed: async name => (await table(name).where('deletedAt').above('').toArray()) as never[],
    async referring(reference, ids) {
      const holds = (row: object) => idsAt(row, reference.path).some(id => ids.has(id))
      return live(await candidates(reference, ids)).filter(holds) as never[]
    },
    async between(name, index, from, to) {
      return live(await table(name).where(index).between(from, to, true, true).toArray()) as never[]
    },
    async first(name, index, [from, to], fits) {
      const rows = table(name).where(index).between(from, to, true, true)
      return (await rows.filter(row => live([row]).length > 0 && fits(row as never)).first()) as never
    },
    idsBetween: (name, from, to) => table(name).where(':id').between(from, to, true, true).primaryKeys(),
    derived: async (name, id) => (await table(name).get(id)) as never,
    derivedMany: async (name, ids) => (await (held ? held.many(name, ids) : table(name).bulkGet(ids))) as never[],
    lastEntryNumber,
    async journalEntry(number) {
      const row = await journal().get(number)
      return row && openEntry(row.bytes)?.entry
    },
    async journalEntries(limit, before = Infinity) {
      const end = Math.min(before, (await lastEntryNumber()) + 1)
      // Numbers follow on each other, and forward the store gives a whole range at once; backward it goes row by row.
      const rows = await journal()
        .where(':id')
        .between(end - limit, end)
        .toArray()
      return rows.reverse().flatMap(({ bytes }) => openEntry(bytes)?.entry ?? [])
    },
  }
}
