import { printDate } from '../plain-date'
import type { AttendanceCount } from './attendance'
import { ruleKind } from './decision-rules'
import { kindsOf } from './kinds'
import type { Decision, Meeting } from './meeting'
import { judgeVote, voteSentence, type VoteCase } from './vote'

type Voters = Pick<AttendanceCount<unknown>, 'voters' | 'votersPresent'>

function voteCase(decision: Decision, meeting: Meeting, count: Voters): VoteCase | undefined {
  return decision.vote
    ? { V: count.voters, P: count.votersPresent, kind: ruleKind(kindsOf(meeting), decision.kind), vote: decision.vote }
    : undefined
}

/** What the sheet says of a vote; nothing where none was held. */
export function voteLine(decision: Decision, meeting: Meeting, count: Voters): string[] {
  const vote = voteCase(decision, meeting, count)
  if (!vote) return []
  const item = decision.item ?? (meeting.agenda.length === 1 && meeting.decisions.length === 1 ? 1 : undefined)
  return [
    `${item ? `议题${item}` : `“${decision.title.replace(/[。；]$/, '')}”`}：${voteSentence(vote) ?? '票数前后不符，待核对更正。'}`,
  ]
}

/** A decision with who sees to it; one that wasn't carried is said not to be, and binds nobody. */
export function decisionLines(decision: Decision, meeting: Meeting, count: Voters, preDiscussed?: string): string[] {
  const vote = voteCase(decision, meeting, count)
  if (vote && !judgeVote(vote).passed)
    return [`${decision.title.replace(/[。；]$/, '')}（${voteSentence(vote) ? '未获通过' : '票数待核对'}）`]
  const duty = [
    ...(decision.owner ? [`责任人：${decision.owner}`] : []),
    ...(decision.due ? [`完成时限：${printDate(decision.due)}`] : []),
  ]
  const before = preDiscussed ? [`会前已经${preDiscussed}讨论。`] : []
  return [decision.title, ...before, ...(duty.length ? [duty.join('　　')] : [])]
}
