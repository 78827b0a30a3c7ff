import { closedThrough, lateIn } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { printPeriod } from '../../../src-shared/period'
import { warning } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Tx } from '../transaction'

/** What an entry of a day says of where it stands: nothing while that month of the branch is open. */
export async function openFor(tx: Tx, branch: string, date: PlainDate): Promise<{ period?: string }> {
  return lateIn(closedThrough(await tx.all('closings', { branch }), branch), date)
}

/** Says once for each closed month that its figures stay, and where what came late for it is counted. */
export function warnOfLate(tx: Tx, written: readonly PointsEntry[]): void {
  const months = new Map<string, Set<string>>()
  for (const entry of written)
    if (entry.period !== undefined) {
      const own = entry.date.slice(0, 7)
      months.set(own, (months.get(own) ?? new Set()).add(standsIn(entry)))
    }
  for (const [own, into] of [...months].sort())
    tx.warn(
      warning(
        'points-late',
        `${printPeriod(own)}积分已经结账，公布的数不变；这次的增减记在${[...into].sort().map(printPeriod).join('、')}。`,
      ),
    )
}
