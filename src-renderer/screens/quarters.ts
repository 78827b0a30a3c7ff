import { printPeriod, quarterOf, type Period } from '../../src-shared/period'
import type { PlainDate } from '../../src-shared/plain-date'

/** The quarter before one. */
export function quarterBefore(quarter: Period): Period {
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(5))
  return number > 1 ? `${year}Q${number - 1}` : `${year - 1}Q4`
}

/** The quarter of a day and those before it, the newest first. */
export function recentQuarters(today: PlainDate, count: number): Period[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < count) quarters.push(quarterBefore(quarters[quarters.length - 1]!))
  return quarters
}

/** Quarters to choose from, in words. */
export function quarterOptions(today: PlainDate, count = 8): { value: Period; label: string }[] {
  return recentQuarters(today, count).map(value => ({ value, label: printPeriod(value) }))
}
