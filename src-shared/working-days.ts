import shipped from '../resources/calendar/holidays.json'
import { addDays, weekdayWord, type PlainDate } from './plain-date'

/** Days off and days worked instead, by year, as the State Council announced them. */
interface Holidays {
  years: Readonly<Record<string, { off: readonly (readonly string[])[]; work: readonly string[] } | undefined>>
}

const announced: Holidays = shipped

/** Whether a year's holidays are known; of any other year only the weekends are. */
export const holidaysKnown = (year: string): boolean => announced.years[year] !== undefined

/** Whether people are at work on a day. */
export function isWorkingDay(day: PlainDate): boolean {
  const year = announced.years[day.slice(0, 4)]
  if (year?.work.includes(day)) return true
  if (year?.off.some(([from, to]) => from! <= day && day <= to!)) return false
  return !'六日'.includes(weekdayWord(day))
}

/** The last day of a term of so many working days; the day on which it begins does not count. */
export function addWorkingDays(day: PlainDate, count: number): PlainDate {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left--
  }
  return at
}

/** How many working days are left of a term that ends on a day: 0 on the last one itself; negative once it has passed. */
export function workingDaysLeft(today: PlainDate, last: PlainDate): number {
  const [from, to] = today <= last ? [today, last] : [last, today]
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count++
  return today <= last ? count : -Math.max(1, count)
}
