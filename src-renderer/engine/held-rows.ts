import type { DBCore, DBCoreTable, Dexie, Table } from 'dexie'
import type { KeptTable } from '../../src-shared/tables'

/** Tables that are asked for whole again and again: at 46,000 members, fetching them costs more than all that follows. */
const heldTables = ['members', 'memberships', 'organisations'] as const satisfies readonly KeptTable[]
type HeldTable = (typeof heldTables)[number]
/** From so many changed rows on, fetching the whole table is sooner done. */
const many = 2_000

interface Row {
  id: string
  deletedAt?: string
}
interface Held {
  rows: Map<string, Row> | null
  /** Keys of rows that were written since. */
  stale: Set<string>
  /** Moves whenever something is written and whenever a transaction that wrote has ended. */
  version: number
}

export interface HeldRows {
  holds(table: string): table is HeldTable
  /** All live rows of a table; they are shared, so they are frozen. Never asked inside a command. */
  live(table: HeldTable): Promise<Row[]>
}

/**
 * Holds whole tables in memory and follows what is written to them: only rows that changed are fetched again. What is
 * read while a command writes is answered from the store and not held.
 */
export function holdRows(db: Dexie): HeldRows {
  const held = new Map(heldTables.map(name => [name as string, empty()]))
  db.use({
    stack: 'dbcore',
    name: 'held-rows',
    create(core: DBCore) {
      // Called anew whenever the store is opened; what lay in another one is nothing to this one.
      for (const state of held.values()) Object.assign(state, empty(), { version: state.version + 1 })
      return { ...core, table: name => followed(core.table(name), held.get(name)) }
    },
  })

  return {
    holds: (table): table is HeldTable => held.has(table),
    async live(name) {
      const state = held.get(name)!
      const table = db.table(name) as Table<Row, string>
      const { version } = state
      // Costs nothing, waits for whoever writes, and tells Dexie's live queries that this one has looked at the table.
      await table.limit(1).primaryKeys()
      const known = state.version === version ? state.rows : null
      const stale = [...state.stale]
      if (known && !stale.length) return liveOf(known)
      const rows = known && stale.length < many ? await patched(known, stale, table) : await whole(table)
      if (state.version === version) {
        state.rows = rows
        state.stale.clear()
      }
      return liveOf(rows)
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

async function patched(known: Map<string, Row>, keys: string[], table: Table<Row, string>): Promise<Map<string, Row>> {
  const rows = new Map(known)
  const found = await table.bulkGet(keys)
  keys.forEach((key, i) => {
    const row = found[i]
    if (row) rows.set(key, Object.freeze(row))
    else rows.delete(key)
  })
  return rows
}

const liveOf = (rows: Map<string, Row>) => [...rows.values()].filter(row => !row.deletedAt)
