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
 * What becomes of the ends of a meeting's tasks when it is put right: words that were only changed in their place keep the
 * end, a decision that is gone loses it.
 */
export function endsAfter(
  ends: readonly TaskEnd[],
  before: readonly Pick<Decision, 'title'>[],
  after: readonly Pick<Decision, 'title'>[],
): { put: TaskEnd[]; removed: string[] } {
  const standing = new Set(after.map(({ title }) => title))
  const gone = ends.filter(({ title }) => !standing.has(title))
  const renamed = gone.flatMap(end => {
    const title =
      before.length === after.length ? after[before.findIndex(one => one.title === end.title)]?.title : undefined
    return title === undefined ? [] : [{ ...end, title }]
  })
  const kept = new Set(renamed.map(({ id }) => id))
  return { put: renamed, removed: gone.flatMap(({ id }) => (kept.has(id) ? [] : [id])) }
}
