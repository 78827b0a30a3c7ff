import type { Dexie } from 'dexie'
import type { KeptTable } from '../../src-shared/tables'
import { pointMonthsFollow, rebuildPointMonths } from './points/months'
import type { Tx } from './transaction'

/** A kept row that changed: its live state before and after, left out where it was not or is no longer there. */
export interface RowChange {
  table: KeptTable
  before?: object | undefined
  after?: object | undefined
}

/** Keeps every derived table in step with rows that changed, in their own transaction. */
export async function keepDerived(tx: Tx, changes: readonly RowChange[]): Promise<void> {
  await pointMonthsFollow(tx, changes)
}

/** Makes every derived table again from the kept ones. */
export async function rebuildDerived(db: Dexie): Promise<void> {
  await rebuildPointMonths(db)
}
