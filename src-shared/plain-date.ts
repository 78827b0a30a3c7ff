import * as z from 'zod'

/**
 * Plain dates: ISO strings without a zone, possibly partial (`1968`, `1968-07`, `1968-07-01`), because personnel
 * files often know only the month (domain §7). They are compared as text over what both sides know.
 */
export type PlainDate = string

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Days of a month in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ][month - 1]!
}

/** Whether the text is a real date, whole or partial. */
export function isPlainDate(text: string): boolean {
  const parts = shape.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(part => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) return false
  return day === undefined || (day >= 1 && day <= daysInMonth(year!, month!))
}

/** Whether the text is a real date with its day. */
export function isWholeDate(text: string): boolean {
  return text.length === 10 && isPlainDate(text)
}

/** Negative, zero or positive, over the precision both dates have: `1968-07` equals `1968-07-15`. */
export function comparePlain(a: PlainDate, b: PlainDate): number {
  const known = Math.min(a.length, b.length)
  const x = a.slice(0, known)
  const y = b.slice(0, known)
  return x < y ? -1 : x > y ? 1 : 0
}

/** `2024年5月1日`, without leading zeros (GB/T 9704); a partial date prints what it knows. */
export function printDate(date: PlainDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/** The plain date of an instant in the zone the office's clock shows; `offset` is minutes east of UTC. */
export function dateOfInstant(milliseconds: number, offset: number): PlainDate {
  return new Date(milliseconds + offset * 60_000).toISOString().slice(0, 10)
}

/** Completed years from one date to another, counted from what both know; never negative. */
export function yearsBetween(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  const passed = comparePlain(from.slice(4), to.slice(4)) <= 0
  return Math.max(0, passed ? years : years - 1)
}

/** The whole date so many months later, on the last day where the month is shorter. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1]
  const two = (n: number) => String(n).padStart(2, '0')
  return `${y}-${two(m)}-${two(Math.min(date, daysInMonth(y, m)))}`
}

const instantOf = (day: PlainDate) => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((instantOf(to) - instantOf(from)) / 86_400_000)
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(instantOf(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `六` of 星期六, of a date with its day. */
export function weekdayWord(day: PlainDate): string {
  return '日一二三四五六'.charAt(new Date(instantOf(day)).getUTCDay())
}

/** A date with its day. */
export const wholeDate = z.string().refine(isWholeDate, { error: '请写成完整日期，如 2026-10-12' })
/** A date that may know only its year or month. */
export const partialDate = z.string().refine(isPlainDate, { error: '请写成日期，如 1968-07-01 或 1968-07' })

/** Whether a text is an instant as `Date.toISOString` spells it. */
export function isInstant(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}
