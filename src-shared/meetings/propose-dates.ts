import { boundsOf, monthsOf, type Period } from '../period'
import type { PlainDate } from '../plain-date'
import type { OwedRow } from './duties'
import type { MeetingKind } from './kinds'
import { planId } from './plan'
import { spreadDay, weekOf } from './spread-days'

/** What was held so far, of any year: a branch meets on the days it is used to. */
export type HeldBefore = readonly { branch: string; kind: MeetingKind; date: PlainDate }[]

/**
 * A day for everything that is still owed and has no day yet: the day of the month on which the branch held it last, of a 主题党日
 * its fixed day, else a working day of a week in which the branch meets for nothing else; of a quarter or a year in its last month. Never a day before `today`, never
 * one behind the window. What is late gets none: it is not held within its window any more.
 * @returns one date for each obligation, by `planId`'s parts
 */
export function proposeDates(
  rows: readonly Pick<OwedRow, 'branch' | 'duty' | 'window' | 'due' | 'state'>[],
  held: HeldBefore,
  planned: ReadonlySet<string>,
  today: PlainDate,
  themeDayOf: (branch: string) => number,
): { branch: string; kind: MeetingKind; window: Period; date: PlainDate }[] {
  const used = new Map<string, PlainDate>()
  for (const { branch, kind, date } of held)
    if (date > (used.get(`${branch}|${kind}`) ?? '')) used.set(`${branch}|${kind}`, date)
  const open = rows.flatMap(({ branch, duty: kind, window, due, state }) => {
    const obligation = { branch, kind, window }
    if ((state !== 'open' && state !== 'advised') || due < today || planned.has(planId(obligation))) return []
    const last = used.get(`${branch}|${kind}`)
    return [{ ...obligation, day: kind === 'themeDay' ? themeDayOf(branch) : last ? Number(last.slice(8)) : undefined }]
  })
  const places = new Map([...new Set(rows.map(({ branch }) => branch))].map((branch, place) => [branch, place]))
  const taken = new Map<string, Set<number>>()
  const weeksOf = (branch: string, window: Period) => {
    const key = `${branch}|${monthsOf(window).at(-1)!}`
    const weeks = taken.get(key) ?? new Set()
    taken.set(key, weeks)
    return weeks
  }
  for (const { branch, window, day } of open) if (day) weeksOf(branch, window).add(weekOf(day))
  return open.map(({ day, ...obligation }) => {
    const { branch, window } = obligation
    const spread = () => spreadDay(monthsOf(window).at(-1)!, weeksOf(branch, window), places.get(branch)!)
    return { ...obligation, date: dayIn(window, day ?? Number(spread().slice(8)), today) }
  })
}

/** The day of the month in the last month of a window; never before today. */
function dayIn(window: Period, day: number, today: PlainDate): PlainDate {
  const month = monthsOf(window).at(-1)!
  const { to } = boundsOf(month)
  const date = `${month}-${String(Math.min(day, Number(to.slice(8)))).padStart(2, '0')}`
  return date < today ? (today < to ? today : to) : date
}
