import type { Dexie, Table } from 'dexie'
import { keptTables, type KeptTable } from '../../../src-shared/tables'
import { rebuildDerived } from '../derived'
import type { Rows } from './backups'

/** What was sent upstream stays sent, whatever the books go back to: the next report must count on from there. */
export const staying: ReadonlySet<string> = new Set<KeptTable>(['reports'])

/**
 * Puts the rows of a backup in the place of all kept rows, exactly as they were, and makes the derived tables again.
 * Within the caller's transaction.
 */
export async function replaceRows(db: Dexie, rows: Rows): Promise<void> {
  for (const name of Object.keys(keptTables)) {
    const table = db.table(name) as Table<object, string>
    if (!staying.has(name)) await table.clear()
    await table.bulkPut(rows.get(name) ?? [])
  }
  await rebuildDerived(db)
}
