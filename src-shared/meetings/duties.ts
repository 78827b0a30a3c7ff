import * as z from 'zod'
import { boundsOf, monthsOf, type Period } from '../period'
import { wholeDate, type PlainDate } from '../plain-date'
import type { BranchCounts, DutyBranch } from './duty-branches'
import { statuteDuties, type Duty, type DutyPack } from './duty-pack'
import { kindsOf, meetingKinds } from './kinds'
import { Meeting } from './meeting'
import { meetingYear } from './meeting-number'

const DutyState = z.enum(['held', 'late-held', 'open', 'overdue', 'advised', 'not-applicable'])

export type DutyState = z.infer<typeof DutyState>

/** What planning needs of a meeting. */
export type HeldMeeting = Pick<Meeting, 'id' | 'kind' | 'branch' | 'date'> &
  Partial<Pick<Meeting, 'countsAs' | 'belongsToYear' | 'group'>>

/** One duty of one branch in one window. */
export const OwedRow = z.object({
  branch: Meeting.shape.branch,
  duty: Meeting.shape.kind,
  label: z.string(),
  /** The calendar period it is owed for, `2026-07`, `2026Q3` or `2026`. */
  window: z.string(),
  /** Last day of the window. */
  due: wholeDate,
  required: z.number().int(),
  /** Meetings that count here; may exceed what is required. */
  held: z.number().int(),
  meetings: z.array(Meeting.pick({ id: true, date: true })),
  state: DutyState,
  /** Why it does not apply. */
  reason: z.string().optional(),
})

export type OwedRow = z.infer<typeof OwedRow>

export interface OwedInput {
  branches: readonly DutyBranch[]
  meetings: readonly HeldMeeting[]
  /** Rows of all windows that touch it are given. */
  period: Period
  today: PlainDate
  pack?: DutyPack
}

/**
 * What every branch owes and has held (domain §2.1), by windows of the calendar, never rolling (§2.8 trap 9). One
 * record counts once for each duty it meets (trap 6). A January meeting that belongs to the year before counts in
 * that year's last window and stands there as late, with its own date (trap 10). Whether a duty applies is asked of
 * the branch as it was on the window's last day, or today while the window runs (trap 7).
 */
export function owed({ branches, meetings, period, today, pack = statuteDuties }: OwedInput): OwedRow[] {
  const held = heldBySeries(meetings.filter(meeting => meeting.date <= today))
  return branches.flatMap(branch => {
    const countsOn = remembered(branch)
    return pack.duties.flatMap(duty =>
      windowsOf(duty, period)
        .filter(window => boundsOf(window).to >= pack.from)
        .map(window => row(branch.id, duty, window, held.get(`${branch.id}|${duty.kind}`) ?? [], countsOn, today)),
    )
  })
}

function row(
  branch: string,
  duty: Duty,
  window: Period,
  series: readonly HeldMeeting[],
  countsOn: (day: PlainDate) => BranchCounts,
  today: PlainDate,
): OwedRow {
  const { from, to } = boundsOf(window)
  const meetings = series.filter(meeting => {
    const day = countingDay(meeting)
    return day >= from && day <= to
  })
  const counts = countsOn(to < today ? to : today)
  const required = duty.minimum * (duty.perGroup ? counts.groups : 1)
  const reason = notApplicable(duty, counts)
  const heldCount = (list: readonly HeldMeeting[]) => (duty.perGroup ? countGroups(list) : list.length)
  const onTime = heldCount(meetings.filter(meeting => meeting.date <= to))
  return {
    branch,
    duty: duty.kind,
    label: meetingKinds[duty.kind],
    window,
    due: to,
    required: reason ? 0 : required,
    held: heldCount(meetings),
    meetings: meetings.map(({ id, date }) => ({ id, date })),
    state: stateOf(),
    ...(reason ? { reason } : {}),
  }

  function stateOf(): DutyState {
    if (reason) return 'not-applicable'
    if (onTime >= required) return 'held'
    if (heldCount(meetings) >= required) return 'late-held'
    if (duty.advice) return 'advised'
    return today <= to ? 'open' : 'overdue'
  }
}

/** Groups that met; a record from before groups were named in them stands for one of its own. */
function countGroups(meetings: readonly HeldMeeting[]): number {
  return new Set(meetings.map(({ id, group }) => group ?? id)).size
}

function notApplicable(duty: Duty, counts: BranchCounts): string | undefined {
  if (counts.members === 0) return '当时支部没有党员'
  if (duty.fullMembersAtLeast && counts.full < duty.fullMembersAtLeast)
    return `正式党员不足${duty.fullMembersAtLeast}名，不设支部委员会`
  if (duty.perGroup && counts.groups === 0) return '未设党小组，或党小组里没有党员'
  return undefined
}

/** The calendar windows of a duty that touch a period, in order. */
function windowsOf(duty: Duty, period: Period): Period[] {
  const year = period.slice(0, 4)
  const months = monthsOf(period)
  if (duty.period === 'month') return months
  if (duty.period === 'year') return [year]
  return [...new Set(months.map(month => `${year}Q${Math.ceil(Number(month.slice(5)) / 3)}`))]
}

/** The day a meeting counts on: its own, or the edge of the year it belongs to. */
function countingDay(meeting: HeldMeeting): PlainDate {
  const year = Number(meeting.date.slice(0, 4))
  const counted = meetingYear(meeting)
  if (counted === year) return meeting.date
  return counted < year ? `${counted}-12-31` : `${counted}-01-01`
}

function heldBySeries(meetings: readonly HeldMeeting[]): Map<string, HeldMeeting[]> {
  const series = new Map<string, HeldMeeting[]>()
  for (const meeting of [...meetings].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    for (const kind of kindsOf(meeting)) {
      const key = `${meeting.branch}|${kind}`
      const list = series.get(key)
      if (list) list.push(meeting)
      else series.set(key, [meeting])
    }
  }
  return series
}

function remembered(branch: DutyBranch): (day: PlainDate) => BranchCounts {
  const known = new Map<PlainDate, BranchCounts>()
  return day => {
    const counts = known.get(day) ?? branch.counts(day)
    known.set(day, counts)
    return counts
  }
}
