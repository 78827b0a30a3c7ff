import type { Meeting } from './meeting'

type Numbered = Pick<Meeting, 'kind' | 'branch' | 'group' | 'date' | 'belongsToYear'>

/** The year a meeting counts for (domain §2.8 trap 10). */
export function meetingYear(meeting: Pick<Meeting, 'date' | 'belongsToYear'>): number {
  return meeting.belongsToYear ?? Number(meeting.date.slice(0, 4))
}

function sameSeries(a: Numbered, b: Numbered): boolean {
  return a.branch === b.branch && a.group === b.group && a.kind === b.kind && meetingYear(a) === meetingYear(b)
}

/**
 * 第几次 of a meeting: per unit, kind and year, a group's by itself, after the highest there is. A number once printed never moves, so a
 * meeting entered late takes the next one.
 * @param others the branch's live meetings without this one
 */
export function nextNumber(meeting: Numbered, others: readonly (Numbered & Pick<Meeting, 'number'>)[]): number {
  return (
    others.filter(other => sameSeries(other, meeting)).reduce((highest, { number }) => Math.max(highest, number), 0) + 1
  )
}

/** The number of a corrected meeting: the one it had, unless it went to another branch, kind or year. */
export function numberAfterCorrection(
  before: Numbered & Pick<Meeting, 'number'>,
  after: Numbered,
  others: readonly (Numbered & Pick<Meeting, 'number'>)[],
): number {
  return sameSeries(before, after) ? before.number : nextNumber(after, others)
}
