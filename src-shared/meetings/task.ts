import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { rowBase } from '../records/row'
import { countAttendance } from './attendance'
import { ruleKind } from './decision-rules'
import { kindsOf } from './kinds'
import { Decision, type Meeting } from './meeting'
import { judgeVote } from './vote'

/** That what a meeting decided has been done. A decision is known by its meeting and its words. */
export const TaskEnd = z
  .object({
    ...rowBase,
    meeting: z.string().meta({ label: '会议', ref: 'meetings', index: true }),
    title: Decision.shape.title,
    date: wholeDate.meta({ label: '完成日期', unit: 'date' }),
    note: z.string().trim().optional().meta({ label: '完成情况', personal: 'free' }),
  })
  .meta({ label: '决定的落实' })

export type TaskEnd = z.infer<typeof TaskEnd>

/** Something a meeting gave to somebody, or until a day. */
export interface Task {
  meeting: string
  title: string
  owner: string
  due: PlainDate | null
}

/** What a meeting leaves to be done: decisions that stand and name who sees to them or until when. */
export function tasksOf(meeting: Pick<Meeting, 'id' | 'kind' | 'countsAs' | 'attendance' | 'decisions'>): Task[] {
  const { voters: V, votersPresent: P } = countAttendance(meeting.attendance)
  return meeting.decisions.flatMap(({ title, owner, due, vote, kind }) => {
    const stands = !vote || judgeVote({ V, P, kind: ruleKind(kindsOf(meeting), kind), vote }).passed
    return stands && (owner || due) ? [{ meeting: meeting.id, title, owner: owner ?? '', due: due ?? null }] : []
  })
}

/**
 * Ends of a meeting's tasks that are none any more once it is put right: another decision, or one that somebody else sees
 * to, has not been done because the one before it was.
 */
export function endsLost(
  ends: readonly TaskEnd[],
  before: readonly Pick<Decision, 'title' | 'owner'>[],
  after: readonly Pick<Decision, 'title' | 'owner'>[],
): TaskEnd[] {
  const stands = (title: string) =>
    after.some(one => one.title === title && before.some(was => was.title === title && was.owner === one.owner))
  return ends.filter(({ title }) => !stands(title))
}
