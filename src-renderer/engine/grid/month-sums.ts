import type { Patrol } from '../../../src-shared/grid/patrol'
import { isSummaryPatrolId } from '../../../src-shared/grid/patrol-id'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Reader } from '../reader'

/** Sums that stand for rounds of at least one day of a stretch; found by their ids, for single rows are many. */
export async function sumsWithin(reader: Reader, from: PlainDate, to: PlainDate): Promise<Patrol[]> {
  // A sum stays in its month.
  const ids = await reader.idsBetween('patrols', `${from.slice(0, 7)}-01`, `${to}|\uffff`)
  const sums = await reader.states('patrols', ids.filter(isSummaryPatrolId))
  return sums.flatMap(sum => (sum && !sum.deletedAt && sum.date <= to && (sum.until ?? sum.date) >= from ? [sum] : []))
}
