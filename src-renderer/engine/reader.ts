import type { Dexie, Table } from 'dexie'
import type { Stored } from '../../src-shared/records/row'
import type { Source } from '../../src-shared/source'
import type { DerivedTable, KeptTable, RecordOf } from '../../src-shared/tables'

/** Reads rows of the store. Removed rows are never seen. */
export interface Reader extends Source {
  get<T extends KeptTable>(table: T, id: string): Promise<Stored<RecordOf<T>> | undefined>
  all<T extends KeptTable>(table: T, where?: Partial<RecordOf<T>>): Promise<Stored<RecordOf<T>>[]>
  /** All rows of a table, removed ones included, as they travel upstream. */
  everything<T extends KeptTable>(table: T): Promise<Stored<RecordOf<T>>[]>
  /** Rows whose index lies between two keys, both inside. */
  between<T extends KeptTable>(table: T, index: string, from: unknown, to: unknown): Promise<Stored<RecordOf<T>>[]>
  derived<R>(table: DerivedTable, id: string): Promise<R | undefined>
  derivedMany<R>(table: DerivedTable, ids: string[]): Promise<(R | undefined)[]>
}

const live = <R extends object>(rows: R[]) => rows.filter(row => !(row as { deletedAt?: string }).deletedAt)

/** A reader over the open database, or over the running transaction of it. */
export function readerOf(db: Dexie): Reader {
  const table = (name: string) => db.table(name) as Table<object, string>

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
    return live(rows).filter(row => fields.every(([k, v]) => (row as Record<string, unknown>)[k] === v))
  }

  return {
    rows: (name, where) => find(name, where) as Promise<never[]>,
    async get(name, id) {
      const row = await table(name).get(id)
      return (row && live([row])[0]) as never
    },
    all: (name, where) => find(name, where as Record<string, unknown>) as Promise<never[]>,
    everything: async name => (await table(name).toArray()) as never[],
    async between(name, index, from, to) {
      return live(await table(name).where(index).between(from, to, true, true).toArray()) as never[]
    },
    derived: async (name, id) => (await table(name).get(id)) as never,
    derivedMany: async (name, ids) => (await table(name).bulkGet(ids)) as never[],
  }
}
