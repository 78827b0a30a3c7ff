import { weekdayWord, type PlainDate } from '../plain-date'

/** Weeks of a month that every month has whole. */
const weeks = [0, 1, 2, 3] as const

/** The week of a month that a day lies in; the last days count with the fourth. */
export const weekOf = (day: number): number => Math.min(Math.floor((day - 1) / 7), 3)

/**
 * A day for what has no habit yet: in a week in which its branch meets for nothing else, on a working day, and another
 * one for the next branch, so that neither a branch nor the office has everything on one day.
 * @param taken weeks of the month in which the branch meets already; the chosen one is added, and all are free again once all are taken
 * @param place the branch's place in the list
 */
export function spreadDay(month: string, taken: Set<number>, place: number): PlainDate {
  const order = weeks.map(week => (week + place) % weeks.length)
  if (weeks.every(one => taken.has(one))) taken.clear()
  const week = order.find(one => !taken.has(one))!
  taken.add(week)
  const days = Array.from(
    { length: 7 },
    (_, i) => `${month}-${String(week * 7 + 1 + ((i + place) % 7)).padStart(2, '0')}`,
  )
  return days.find(day => !'六日'.includes(weekdayWord(day)))!
}
