import type { DBCore, DBCoreTable, Dexie, Table } from 'dexie'
import type { DerivedTable, KeptTable } from '../../src-shared/tables'

/** Tables that are asked for whole again and again: at 46,000 members, fetching them costs more than all that follows. */
const heldTables = ['members', 'memberships', 'organisations', 'closings'] as const satisfies readonly KeptTable[]
type HeldTable = (typeof heldTables)[number]
/** Tables that are asked for by many ids at once, most of them the same ones again and again. */
const heldById = ['pointMonths'] as const satisfies readonly DerivedTable[]
type HeldById = (typeof heldById)[number]
/** From so many changed rows on, fetching the whole table is sooner done. */
const many = 2_000

interface Row {
  id: string
  deletedAt?: string
}
interface Held {
  /** Of a table that is held by id, an id that has no row is known to have none. */
  rows: Map<string, Row | undefined> | null
  /** Keys of rows that were written since. */
  stale: Set<string>
  /** Moves whenever something is written and whenever a transaction that wrote has ended. */
  version: number
}

export interface HeldRows {
  holds(table: string): table is HeldTable
  /** All live rows of a table; they are shared, so they are frozen. Never asked inside a command. */
  live(table: HeldTable): Promise<Row[]>
  /** Rows of a table by their ids; the same holds of them. */
  many(table: HeldById, ids: readonly string[]): Promise<(Row | undefined)[]>
}

/**
 * Holds whole tables in memory and follows what is written to them: only rows that changed are fetched again. What is
 * read while a command writes is answered from the store and not held.
 */
export function holdRows(db: Dexie): HeldRows {
  const held = new Map<string, Held>([...heldTables, ...heldById].map(name => [name, empty()]))
  db.use({
    stack: 'dbcore',
    name: 'held-rows',
    create(core: DBCore) {
      // Called anew whenever the store is opened; what lay in another one is nothing to this one.
      for (const state of held.values()) Object.assign(state, empty(), { version: state.version + 1 })
      return { ...core, table: name => followed(core.table(name), held.get(name)) }
    },
  })

  /** The state of a table, and what of it may still be believed: rows, and keys that have to be fetched again. */
  async function look(name: string) {
    const state = held.get(name)!
    const table = db.table(name) as Table<Row, string>
    const { version } = state
    // Costs nothing, waits for whoever writes, and tells Dexie's live queries that this one has looked at the table.
    await table.limit(1).primaryKeys()
    const known = state.version === version ? state.rows : null
    const keep = (rows: Held['rows']) => {
      if (state.version !== version) return
      state.rows = rows
      state.stale.clear()
    }
    return { table, known, stale: [...state.stale], keep }
  }

  return {
    holds: (table): table is HeldTable => (heldTables as readonly string[]).includes(table),
    async live(name) {
      const { table, known, stale, keep } = await look(name)
      if (known && !stale.length) return liveOf(known)
      const rows = known && stale.length < many ? await patched(known, stale, table) : await whole(table)
      keep(rows)
      return liveOf(rows)
    },
    async many(name, ids) {
      const { table, known, stale, keep } = await look(name)
      const rows = new Map(known)
      for (const key of stale) rows.delete(key)
      const missing = ids.filter(id => !rows.has(id))
      if (missing.length)
        (await table.bulkGet(missing)).forEach((row, i) => rows.set(missing[i]!, row && Object.freeze(row)))
      if (missing.length || stale.length) keep(rows)
      return ids.map(id => rows.get(id))
    },
  }
}

/** A table whose writes are noted. */
function followed(table: DBCoreTable, state: Held | undefined): DBCoreTable {
  if (!state) return table
  return {
    ...table,
    mutate(request) {
      if (request.type === 'deleteRange') state.rows = null
      else
        for (const key of request.type === 'delete' ? request.keys : request.values.map(row => (row as Row).id))
          state.stale.add(key as string)
      state.version++
      const ended = () => void state.version++
      const transaction = request.trans as IDBTransaction
      transaction.addEventListener('complete', ended, { once: true })
      transaction.addEventListener('abort', ended, { once: true })
      return table.mutate(request)
    },
  }
}

const empty = (): Held => ({ rows: null, stale: new Set(), version: 0 })

async function whole(table: Table<Row, string>): Promise<Map<string, Row>> {
  return new Map((await table.toArray()).map(row => [row.id, Object.freeze(row)]))
}

async function patched(
  known: NonNullable<Held['rows']>,
  keys: string[],
  table: Table<Row, string>,
): Promise<NonNullable<Held['rows']>> {
  const rows = new Map(known)
  const found = await table.bulkGet(keys)
  keys.forEach((key, i) => {
    const row = found[i]
    if (row) rows.set(key, Object.freeze(row))
    else rows.delete(key)
  })
  return rows
}

const liveOf = (rows: NonNullable<Held['rows']>) =>
  [...rows.values()].flatMap(row => (row && !row.deletedAt ? row : []))
