import type { Dexie, Table } from 'dexie'
import { frozenFields } from '../../../src-shared/frozen-fields'
import { keptTables, type KeptTable } from '../../../src-shared/tables'
import { rebuildDerived } from '../derived'
import { erasedIn, withoutPersonal } from '../erasing'
import type { Rows } from './backups'

/** What was sent upstream stays sent, whatever the books go back to: the next report must count on from there. */
export const staying: ReadonlySet<string> = new Set<KeptTable>(['reports'])

/**
 * Puts the rows of a backup in the place of all kept rows, exactly as they were but for what has gone out since, and
 * makes the derived tables again. What was erased since does not come back. Looks at nothing but the store and the rows, because replay has to come to the same.
 * Within the caller's transaction.
 * @param stamp number of the entry that the rows are to name as the one that wrote them last; else they keep theirs
 */
export async function replaceRows(db: Dexie, rows: Rows, stamp?: number): Promise<void> {
  const frozen = await frozenValues(db)
  const erased = await erasedIn(db)
  for (const name of Object.keys(keptTables)) {
    const table = db.table(name) as Table<Row, string>
    if (!staying.has(name)) await table.clear()
    const own = stillKept(name, (rows.get(name) ?? []) as Row[], erased)
    const stamped = stamp === undefined ? {} : { entry: stamp }
    await table.bulkPut(own.map(row => ({ ...row, ...stamped, ...frozen.get(`${name} ${row.id}`) })))
  }
  await rebuildDerived(db)
}

interface Row {
  id: string
}

const stillKept = (table: string, rows: readonly Row[], erased: ReadonlyMap<string, number>): Row[] =>
  rows.flatMap(row => (erased.has(`${table} ${row.id}`) ? ((withoutPersonal(table, row) as Row | null) ?? []) : row))

/** What stays in rows as they lie in the store, by table and id. */
async function frozenValues(db: Dexie): Promise<Map<string, object>> {
  const values = new Map<string, object>()
  for (const { table, field, once } of frozenFields) {
    if (!(await db.table(once).count())) continue
    await db.table<Row, string>(table).each(row => {
      const key = `${table} ${row.id}`
      values.set(key, { ...values.get(key), [field]: Reflect.get(row, field) as unknown })
    })
  }
  return values
}
