import type { Dexie } from 'dexie'
import { rebuildPointMonths } from './points/months'

/** Makes every derived table again from the kept ones. */
export async function rebuildDerived(db: Dexie): Promise<void> {
  await rebuildPointMonths(db)
}
