import { closedThrough, lateIn } from '../../../src-shared/points/closing'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { reversalOf } from '../../../src-shared/points/reversal'
import { printPeriod } from '../../../src-shared/period'
import { warning } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Tx } from '../transaction'
import { keepMonths } from './months'

/** Where something of a day has to stand: nothing is said while its own month is open; else the answer names the one that is. */
export async function openFor(tx: Tx, branch: string, date: PlainDate): Promise<{ period?: string }> {
  const late = lateIn(closedThrough(await tx.all('closings', { branch }), branch), date)
  if (late.period)
    tx.warn(
      warning(
        'points-late',
        `${printPeriod(date.slice(0, 7))}积分已经结账，公布的数不变；这一条记在${printPeriod(late.period)}。`,
      ),
    )
  return late
}

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
  return entry
}
