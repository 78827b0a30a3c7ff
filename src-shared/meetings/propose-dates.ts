import { boundsOf, monthsOf, type Period } from '../period'
import type { PlainDate } from '../plain-date'
import type { OwedRow } from './duties'
import type { MeetingKind } from './kinds'
import { planId } from './plan'

/** What was held so far, of any year: a branch meets on the days it is used to. */
export type HeldBefore = readonly { branch: string; kind: MeetingKind; date: PlainDate }[]

/**
 * A day for everything that is still owed and has no day yet: the day of the month on which the branch held it last, of a 主题党日
 * its fixed day, else the tenth; in a quarter its last month, in a year its last quarter. Never a day before `today`, never
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
  return rows.flatMap(({ branch, duty: kind, window, due, state }) => {
    const obligation = { branch, kind, window }
    if ((state !== 'open' && state !== 'advised') || due < today || planned.has(planId(obligation))) return []
    const last = used.get(`${branch}|${kind}`)
    const day = kind === 'themeDay' ? themeDayOf(branch) : last ? Number(last.slice(8)) : 10
    return [{ ...obligation, date: dayIn(window, day, today) }]
  })
}

/** The day of the month in the last month of a window; never before today. */
function dayIn(window: Period, day: number, today: PlainDate): PlainDate {
  const month = monthsOf(window).at(-1)!
  const { to } = boundsOf(month)
  const date = `${month}-${String(Math.min(day, Number(to.slice(8)))).padStart(2, '0')}`
  return date < today ? (today < to ? today : to) : date
}
