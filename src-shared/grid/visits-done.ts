import { inPeriod, type Period } from '../period'
import type { Call } from './calls'

/** What became of the visits that fell due; `due` is the denominator, and what was dropped with a reason is no part of it. */
export interface VisitsDone {
  due: number
  inTime: number
  late: number
  open: number
  overdue: number
  dropped: number
}

/** Visits of the calls whose last day in time lies in a period: counted by the fact, not by when it was entered. */
export function visitsDone(calls: readonly Call[], period: Period): VisitsDone {
  const isIn = inPeriod(period)
  const sums: VisitsDone = { due: 0, inTime: 0, late: 0, open: 0, overdue: 0, dropped: 0 }
  for (const { due, state } of calls) {
    if (!isIn(due)) continue
    if (state === 'dropped') {
      sums.dropped++
      continue
    }
    sums.due++
    sums[state === 'done' ? 'inTime' : state]++
  }
  return sums
}
