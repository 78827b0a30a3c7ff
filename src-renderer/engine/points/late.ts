import { closedFor, lateIn, type Closing } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { printPeriod } from '../../../src-shared/period'
import { warning } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Tx } from '../transaction'

/**
 * The closings that can close a month for entries of a branch: its own, and those of branches that its members came from or went
 * to. Somebody whose span has neither end was here all the time.
 */
export async function closingsAbout(tx: Tx, branches: readonly string[]): Promise<Closing[]> {
  const spans = (await Promise.all(branches.map(organisation => tx.all('memberships', { organisation })))).flat()
  const moved = new Set(spans.flatMap(({ member, from, to }) => (from || to ? member : [])))
  const elsewhere = (await Promise.all([...moved].map(member => tx.all('memberships', { member })))).flat()
  return closingsOf(tx, [...branches, ...elsewhere.map(({ organisation }) => organisation)])
}

const closingsOf = async (tx: Tx, units: readonly string[]): Promise<Closing[]> =>
  (await Promise.all([...new Set(units)].map(branch => tx.all('closings', { branch })))).flat()

/** What an entry of a day says of where it stands: nothing while that month is open for the member. */
export async function openFor(
  tx: Tx,
  entry: Pick<PointsEntry, 'branch' | 'member'>,
  date: PlainDate,
): Promise<{ period?: string }> {
  const spans = await tx.all('memberships', { member: entry.member })
  const closings = await closingsOf(tx, [entry.branch, ...spans.map(({ organisation }) => organisation)])
  return lateIn(closedFor(closings, entry), date)
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
