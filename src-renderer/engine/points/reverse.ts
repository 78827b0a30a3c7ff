import type { PointsEntry } from '../../../src-shared/points/entry'
import { reversalOf } from '../../../src-shared/points/reversal'
import type { Tx } from '../transaction'
import { openFor, warnOfLate } from './late'
import { keepMonths } from './months'

/** Takes an entry back by a line of its own, in its own month or, where this is closed, in the next that is open. */
export async function reverseEntry(
  tx: Tx,
  original: PointsEntry,
  said: { note: string; member?: string },
): Promise<PointsEntry> {
  const month = original.period === undefined ? original.date : `${original.period}-01`
  const entry = reversalOf(original, { ...said, ...(await openFor(tx, original.branch, month)), id: tx.newId() })
  await tx.put('points', entry)
  await keepMonths(tx, [entry], [])
  warnOfLate(tx, [entry])
  return entry
}
