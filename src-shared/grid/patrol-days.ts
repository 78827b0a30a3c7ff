import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { isWorkingDay } from '../working-days'
import { workTerms } from './work-terms'

/** On which days a grid is walked early and late. */
export const patrolDayKinds = { every: '每天', working: '工作日' } as const

export type PatrolDayKind = keyof typeof patrolDayKinds

/** That patrols are due on such days, from a day until the next such line: what was due before stays as it was. */
export const PatrolDays = z.object({
  from: wholeDate.meta({ label: '起', unit: 'date' }),
  days: choice(patrolDayKinds).meta({ label: '巡查日' }),
})

export type PatrolDays = z.infer<typeof PatrolDays>

/** Which days count on a day, by the lines of the office in any order. */
export function patrolDaysOn(day: PlainDate, lines: readonly PatrolDays[]): PatrolDayKind {
  const standing = lines.filter(({ from }) => from <= day)
  const newest = standing.reduce<PatrolDays | undefined>(
    (best, line) => (best && best.from >= line.from ? best : line),
    undefined,
  )
  return newest?.days ?? (workTerms.patrols.days as PatrolDayKind)
}

/** Whether both rounds are due on a day. */
export const isPatrolDay = (day: PlainDate, lines: readonly PatrolDays[]): boolean =>
  patrolDaysOn(day, lines) === 'every' || isWorkingDay(day)
