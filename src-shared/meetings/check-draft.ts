import { problem, warning, type Problem } from '../problem'
import { checkAttendance, type CheckContext } from './check-attendance'
import { checkDecisions } from './check-decisions'
import { checkReview } from './check-review'
import { meetingKinds } from './kinds'
import type { ParsedMeetingDraft } from './meeting'

/**
 * What is wrong with a meeting somebody writes down. Errors are what can't be true; what was held against a rule is
 * a warning, because the books keep what happened.
 */
export function checkMeeting(draft: ParsedMeetingDraft, context: CheckContext): Problem[] {
  return [
    ...checkTime(draft, context),
    ...checkAttendance(draft, context),
    ...checkDecisions(draft, context),
    ...checkReview(draft, context),
  ]
}

function checkTime(draft: ParsedMeetingDraft, { today, sameDay = [] }: CheckContext): Problem[] {
  const found: Problem[] = []
  if (draft.date > today)
    found.push(problem('date-future', '会议日期还没有到，请在开会以后登记。', { field: '日期', path: ['date'] }))
  if (draft.begins && draft.ends && draft.ends < draft.begins)
    found.push(problem('times-reversed', '结束时间早于开始时间，请核对。', { field: '结束时间', path: ['ends'] }))
  const year = Number(draft.date.slice(0, 4))
  if (draft.belongsToYear !== undefined && draft.belongsToYear !== year && draft.belongsToYear !== year - 1)
    found.push(
      problem('year-far', `所属年度只能是${year - 1}年或${year}年，请核对。`, {
        field: '所属年度',
        path: ['belongsToYear'],
      }),
    )
  const twin = sameDay.find(other => other.kind === draft.kind || (other.begins && other.begins === draft.begins))
  if (twin)
    found.push(
      warning(
        'same-day',
        `本支部这一天已有一条${meetingKinds[twin.kind]}记录；如是同一次会议，请在那条记录里选“同时作为”，不要重复登记。`,
        {
          field: '日期',
          path: ['date'],
        },
      ),
    )
  return found
}
