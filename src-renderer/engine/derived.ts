import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../src-shared/ipc'
import { rebuildPointMonths } from './points/months'
import { rebuildSegments } from './street/segments'

/** Makes every derived table again from the kept ones and from content. */
export async function rebuildDerived(db: Dexie, main: EngineCaller): Promise<void> {
  await rebuildPointMonths(db)
  await rebuildSegments(db, main)
}
