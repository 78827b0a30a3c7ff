import { boundsOf, monthsOf, type Period } from '../../../src-shared/period'
import type { Closing } from '../../../src-shared/points/closing'
import type { PointsEntry } from '../../../src-shared/points/entry'
import type { Stored } from '../../../src-shared/records/row'
import type { Reader } from '../reader'

/** Live entries for facts of a period that came after it was closed and stand in a later month, of all branches. */
export async function lateEntries(reader: Reader, period: Period): Promise<Stored<PointsEntry>[]> {
  const { from, to } = boundsOf(period)
  const last = monthsOf(period).slice(-1)[0]!
  return (await reader.between('points', 'period', `${last}~`, '9999')).filter(({ date }) => date >= from && date <= to)
}

/** Under which branch's published figures a late entry is shown: the one whose closing names the member, else its own. */
export function shownUnder(closings: readonly Closing[], period: Period): (entry: PointsEntry) => string {
  const named = new Map(
    closings
      .filter(closing => closing.period === period)
      .flatMap(({ branch, lines }) => lines.map(({ member }) => [member, branch] as const)),
  )
  return ({ member, branch }) => named.get(member) ?? branch
}
