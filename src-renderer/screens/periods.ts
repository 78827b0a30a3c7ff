import {
  lastPeriods,
  lengthOf,
  periodLengths,
  periodOf,
  printPeriod,
  type Period,
  type PeriodLength,
} from '../../src-shared/period'
import type { PlainDate } from '../../src-shared/plain-date'

/** So many periods of each length are offered, the running one among them. */
const offered: Record<PeriodLength, number> = { quarter: 8, month: 13, half: 4, year: 3 }

export interface PeriodChoice {
  value: Period
  label: string
  /** Its length, as the list is divided. */
  group: string
}

/** What may be reported or looked at on a day, by length, the newest first. `known`: periods that were met elsewhere. */
export function periodChoices(today: PlainDate, known: readonly Period[] = []): PeriodChoice[] {
  return (Object.keys(periodLengths) as PeriodLength[]).flatMap(length => {
    const near = lastPeriods(periodOf(today, length), offered[length])
    const others = known.filter(period => lengthOf(period) === length && !near.includes(period))
    return [...near, ...[...new Set(others)].sort().reverse()].map(value => ({
      value,
      label: printPeriod(value),
      group: periodLengths[length],
    }))
  })
}

/** The last quarter that is over: what is mostly reported. */
export const lastQuarter = (today: PlainDate): Period => periodBefore(periodOf(today, 'quarter'))

/** The period before one, of the same length, for comparison. */
export const periodBefore = (period: Period): Period => lastPeriods(period, 2)[1]!

/** What the period before is called beside this one: `上季`, `上年下半年`. */
export function beforeWord(period: Period): string {
  const words = { month: '上月', quarter: '上季', year: '上年' } as const
  const length = lengthOf(period)
  return length === 'half' ? (period.endsWith('H1') ? '上年下半年' : '上半年') : words[length]
}

/** A period among others of its length, as short as a column's head wants it: `第三季度`, `2025年`. */
export function shortPeriod(period: Period): string {
  return lengthOf(period) === 'year' ? printPeriod(period) : printPeriod(period).slice(5)
}
