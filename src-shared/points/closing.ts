import * as z from 'zod'
import { calendarPeriod, lengthOf, nextMonth, type Period } from '../period'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { halfPoints } from './balance'

/** Who confirms a branch's points (domain §3.4): its committee, or its secretary where it has none. */
export const confirmers = { committee: '支部委员会', secretary: '党支部书记' } as const

/** A member's points as they stood when the period was closed, half points; `null` for 免积分, which is not zero. */
const ClosedLine = z
  .object({
    member: z.string().meta({ label: '党员', ref: 'members' }),
    total: halfPoints.nullable().meta({ label: '本期积分' }),
    yearToDate: halfPoints.nullable().meta({ label: '全年累计' }),
  })
  .meta({ label: '积分' })

/** How the points of a period were made known (公示). */
const Notice = z
  .object({
    from: wholeDate.meta({ label: '公示开始日期', unit: 'date' }),
    to: wholeDate.meta({ label: '公示截止日期', unit: 'date' }),
    place: z.string().trim().optional().meta({ label: '公示地点', personal: 'free' }),
    /** Off the wall again: what ran out and still hangs is a complaint (domain §3.6). */
    takenOn: wholeDate.optional().meta({ label: '取下日期', unit: 'date' }),
  })
  .meta({ label: '公示' })

/**
 * 积分结账: a branch's points of a month, a quarter or a year, checked, confirmed and closed; one row a branch and period,
 * whose id is `closingId`. What is closed never changes: what comes late stands in an open month, beside these figures.
 */
export const Closing = z
  .object({
    ...rowBase,
    branch: z.string().meta({ label: '党支部', ref: 'organisations', index: true }),
    period: calendarPeriod.meta({ label: '结账期间', index: true }),
    /** Group leader or points clerk who went through the entries, and when. */
    checkedBy: z.string().trim().min(1, { error: '请填核对人' }).meta({ label: '核对人', personal: 'name' }),
    confirmedBy: choice(confirmers).meta({ label: '确认' }),
    confirmedOn: wholeDate.meta({ label: '确认日期', unit: 'date' }),
    /** The meeting of the committee that confirmed, where it is on the books. */
    meeting: z.string().optional().meta({ label: '确认会议', ref: 'meetings', index: true }),
    /** The general meeting that took note of what the secretary confirmed. */
    noted: z.string().optional().meta({ label: '通报的党员大会', ref: 'meetings', index: true }),
    closedOn: wholeDate.meta({ label: '结账日期', unit: 'date' }),
    /** Entries of the period, and their sum before caps: what a check counts again. */
    entries: z.number().int().min(0).meta({ label: '记录数', unit: 'count' }),
    sum: halfPoints.meta({ label: '分值合计' }),
    lines: z.array(ClosedLine).meta({ label: '结账积分' }),
    notice: Notice.optional().meta({ label: '公示' }),
    /** How often what its notice says was changed since it first hung: the first is without one. */
    changes: z.number().int().optional().meta({ label: '公示单更正次数', unit: 'count' }),
  })
  .meta({ label: '积分结账' })

export type Closing = z.infer<typeof Closing>

export const closingId = (branch: string, period: Period): string => `${branch}|${period}`

/** The period of a closing, by its id. */
export const closedPeriodOf = (id: string): Period => id.slice(id.lastIndexOf('|') + 1)

/** Where a period of a branch stands. */
export const closingStates = {
  open: '未结账',
  closed: '已结账',
  posted: '公示中',
  expired: '公示期满',
  finished: '公示结束',
} as const

export type ClosingState = keyof typeof closingStates

/** Where a branch's period stands on a day. */
export function closingState(closing: Pick<Closing, 'notice'> | undefined, today: PlainDate): ClosingState {
  if (!closing) return 'open'
  if (!closing.notice) return 'closed'
  if (today <= closing.notice.to) return 'posted'
  return closing.notice.takenOn ? 'finished' : 'expired'
}

/**
 * The last month that is closed for a branch, `2026-09`; empty where none is. All months up to it are closed with it: a month
 * is only passed over where nothing stands in it.
 */
export function closedThrough(closings: readonly Pick<Closing, 'branch' | 'period'>[], branch: string): string {
  return closings.reduce(
    (last, row) => (row.branch === branch && row.period > last && lengthOf(row.period) === 'month' ? row.period : last),
    '',
  )
}

/**
 * The last month that is closed for an entry: that of its branch, or a later one of a branch whose closed list names the member
 * already. Whoever moved within the community is on the list of the new branch, with what the old one gave.
 * @param closings of every branch that the member was in
 */
export function closedFor(
  closings: readonly Pick<Closing, 'branch' | 'period' | 'lines'>[],
  { branch, member }: { branch: string; member: string },
): string {
  const own = closedThrough(closings, branch)
  return closings.reduce(
    (last, row) =>
      row.period > last && lengthOf(row.period) === 'month' && row.lines.some(line => line.member === member)
        ? row.period
        : last,
    own,
  )
}

/** Where an entry has to say that it stands: nothing where the month of its date is open, else the first that is. */
export function lateIn(through: string, date: PlainDate): { period?: string } {
  return date.slice(0, 7) <= through ? { period: nextMonth(through) } : {}
}
