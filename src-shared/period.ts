import * as z from 'zod'
import type { PlainDate } from './plain-date'

/** A reporting period: `2026`, `2026H1`, `2026Q3` or `2026-10`. Always of the calendar, never rolling (domain §2.8 trap 9). */
export type Period = string

const shape = /^(\d{4})(?:(Q[1-4])|(H[12])|-(0[1-9]|1[0-2]))?$/

export function isPeriod(text: string): boolean {
  return shape.test(text)
}

/** A period as somebody asks for it. */
export const calendarPeriod = z
  .string()
  .refine(isPeriod, { error: '请写成 2026、2026H2、2026Q3 或 2026-10' })
  .meta({ label: '期间' })

/** First and last month of a period, each 1 to 12. */
function months(period: Period): [first: number, last: number] {
  const [, , quarter, half, month] = shape.exec(period) ?? []
  if (month) return [Number(month), Number(month)]
  if (quarter) return [Number(quarter[1]) * 3 - 2, Number(quarter[1]) * 3]
  if (half) return [Number(half[1]) * 6 - 5, Number(half[1]) * 6]
  return [1, 12]
}

const two = (n: number) => String(n).padStart(2, '0')

/** The months of a period as `2026-07`. */
export function monthsOf(period: Period): string[] {
  const [first, last] = months(period)
  return Array.from({ length: last - first + 1 }, (_, i) => `${period.slice(0, 4)}-${two(first + i)}`)
}

/** First and last day of a period, both inside it. */
export function boundsOf(period: Period): { from: PlainDate; to: PlainDate } {
  const all = monthsOf(period)
  const last = all[all.length - 1]!
  const days = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 0)).getUTCDate()
  return { from: `${all[0]}-01`, to: `${last}-${two(days)}` }
}

/** The last day of a period that counts: its own, or the day that is given where this comes first. */
export function lastDayOf(period: Period, day: PlainDate): PlainDate {
  const { to } = boundsOf(period)
  return to < day ? to : day
}

/** Whether a date lies in a period; to be asked of many dates, so the period is read once. */
export function inPeriod(period: Period): (date: PlainDate) => boolean {
  const { from, to } = boundsOf(period)
  return date => date >= from && date <= to
}

/** The quarter a date lies in, `2026Q3`. */
export function quarterOf(date: PlainDate): Period {
  return periodOf(date, 'quarter')
}

/** The period in words: `2026年第三季度`. */
export function printPeriod(period: Period): string {
  const [, year, quarter, half, month] = shape.exec(period) ?? []
  if (month) return `${year}年${Number(month)}月`
  if (quarter) return `${year}年第${'一二三四'[Number(quarter[1]) - 1]}季度`
  if (half) return `${year}年${half === 'H1' ? '上' : '下'}半年`
  return `${year}年`
}

/** The lengths of a period, the usual one first (domain §9.1); nobody reports by the week. */
export const periodLengths = { quarter: '按季度', month: '按月', half: '按半年', year: '按年' } as const
export type PeriodLength = keyof typeof periodLengths

const monthsIn: Record<PeriodLength, number> = { month: 1, quarter: 3, half: 6, year: 12 }

export function lengthOf(period: Period): PeriodLength {
  const [, , quarter, half, month] = shape.exec(period) ?? []
  return month ? 'month' : quarter ? 'quarter' : half ? 'half' : 'year'
}

/** The period of a length that a date lies in. */
export function periodOf(date: PlainDate, length: PeriodLength): Period {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))]
  if (length === 'month') return date.slice(0, 7)
  if (length === 'quarter') return `${year}Q${Math.ceil(month / 3)}`
  return length === 'half' ? `${year}H${Math.ceil(month / 6)}` : year
}

/** A period and those before it of the same length, the newest first. */
export function lastPeriods(period: Period, count: number): Period[] {
  const length = lengthOf(period)
  const first = Number(period.slice(0, 4)) * 12 + months(period)[0] - 1
  return Array.from({ length: count }, (_, i) => {
    const at = first - i * monthsIn[length]
    return periodOf(`${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}-01`, length)
  })
}

/** The month after one, `2027-01` after `2026-12`. */
export function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
