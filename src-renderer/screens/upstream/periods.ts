import { lastQuarters, printPeriod, quarterOf, type Period } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'

/** What may be reported on a day: this quarter, the four before it and the year, the newest first. */
export function reportablePeriods(today: PlainDate): { value: Period; label: string }[] {
  return [...lastQuarters(quarterOf(today), 5), today.slice(0, 4)].map(value => ({ value, label: printPeriod(value) }))
}

/** The period before one of the same length, for comparison. */
export function periodBefore(period: Period): Period {
  return period.includes('Q') ? lastQuarters(period, 2)[1]! : String(Number(period) - 1)
}
