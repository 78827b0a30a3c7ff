import { closedFor, closedPeriodOf, closingId, lateIn, type Closing } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { lengthOf, printPeriod } from '../../../src-shared/period'
import { warning } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Membership } from '../../../src-shared/roster/membership'
import type { Tx } from '../transaction'

/**
 * The closings that can say that a month, or one after it, is closed for entries of a branch: its own, and those of branches that its
 * members came from or went to. Somebody whose span has neither end was here all the time.
 */
export async function closingsAbout(tx: Tx, branches: readonly string[], month: string): Promise<Closing[]> {
  const spans = (await Promise.all(branches.map(organisation => tx.all('memberships', { organisation })))).flat()
  const moved = new Set(spans.flatMap(({ member, from, to }) => (from || to ? member : [])))
  const elsewhere = (await Promise.all([...moved].map(member => tx.all('memberships', { member })))).flat()
  return closingsSince(tx, [...branches, ...elsewhere.map(({ organisation }) => organisation)], month)
}

/** Closings of a month and of months after it: earlier ones leave it open. Their ids say which they are, so that no other is read. */
async function closingsSince(tx: Tx, units: readonly string[], month: string): Promise<Closing[]> {
  const ids = await Promise.all(
    [...new Set(units)].map(branch => tx.idsBetween('closings', closingId(branch, month), closingId(branch, '9999'))),
  )
  const months = ids.flat().filter(id => lengthOf(closedPeriodOf(id)) === 'month')
  return months.length ? (await tx.states('closings', months)).flatMap(row => (row && !row.deletedAt ? row : [])) : []
}

/**
 * What an entry of a day says of where it stands: nothing while that month is open for the member.
 * @param spans all of the member
 */
export async function openFor(
  tx: Tx,
  entry: Pick<PointsEntry, 'branch' | 'member'>,
  date: PlainDate,
  spans: readonly Pick<Membership, 'organisation'>[],
): Promise<{ period?: string }> {
  const units = [entry.branch, ...spans.map(({ organisation }) => organisation)]
  return lateIn(closedFor(await closingsSince(tx, units, date.slice(0, 7)), entry), date)
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
