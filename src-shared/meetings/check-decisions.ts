import { problem, warning, type Problem } from '../problem'
import { attendanceOn, countAttendance } from './attendance'
import type { CheckContext } from './check-attendance'
import { checkElections } from './check-elections'
import { decidesBy, ruleKind, ruleOf } from './decision-rules'
import { kindsOf, meetingKinds } from './kinds'
import type { ParsedMeetingDraft } from './meeting'
import { namesSeveral } from './single-candidate'
import { judgeVote } from './vote'

/**
 * Every vote against the rule of its decision (domain §2.4). What a record on the books says of opinions in writing and of
 * tasks stays with a warning.
 */
export function checkDecisions(
  draft: ParsedMeetingDraft,
  { roster, everybody, onBooks }: Pick<CheckContext, 'roster' | 'everybody' | 'onBooks'>,
): Problem[] {
  const kinds = kindsOf(draft)
  const attendance = attendanceOn(roster, draft.attendance)
  const { voters, votersPresent } = countAttendance(attendance)
  const listed = new Set(draft.attendance.map(({ member }) => member))
  // Who is missing from the list is an error of its own; the votes are judged as if they were absent.
  const forgotten = roster.filter(line => line.voting && !line.optional && !listed.has(line.member)).length
  const V = everybody ? voters + forgotten : voters
  const wrote = attendance.filter(({ status }) => status === 'written_opinion')
  const inWriting = wrote.filter(({ voting }) => voting).length
  const amiss = onBooks ? warning : problem
  const mayWrite = draft.decisions.some(one => one.vote && ruleOf(ruleKind(kinds, one.kind)).written)
  const idle =
    wrote.length && !mayWrite
      ? [
          amiss('written-idle', '没有发展党员的表决，“书面意见”用不上，请改选缺席原因。', {
            field: '到会情况',
            path: ['attendance'],
          }),
        ]
      : []
  const found = draft.decisions.flatMap((decision, i) => {
    const at = (found: Problem): Problem => ({ ...found, path: ['decisions', i, ...(found.path ?? [])] })
    const found: Problem[] = []
    if (decision.item !== undefined && decision.item > draft.agenda.length)
      found.push(
        problem('no-such-item', `没有第${decision.item}个议题，请核对。`, { field: '议题序号', path: ['item'] }),
      )
    const isTask = ({ owner, due }: typeof decision) => Boolean(owner || due)
    const before = draft.decisions.slice(0, i).filter(isTask)
    if (isTask(decision) && before.some(({ title }) => title === decision.title))
      found.push(
        amiss('task-twice', `“${decision.title}”写了两次，落实时分不开；请写明不同之处，或合成一项。`, {
          field: '决定内容',
          path: ['title'],
        }),
      )
    if (!decision.vote) return found.map(at)
    const rule = ruleOf(ruleKind(kinds, decision.kind))
    if (rule.eachAlone && namesSeveral(decision.title, roster))
      found.push(
        problem('several-candidates', '须逐个讨论、逐个表决，请把每名同志单独列为一项决定。', {
          field: '决定内容',
          path: ['title'],
        }),
      )
    if (!decidesBy(kinds, rule.kind))
      found.push(
        warning(
          'not-a-deciding-meeting',
          `这项表决应由支部党员大会进行，${meetingKinds[draft.kind]}不能代替；请核对会议种类。`,
          { field: '会议种类' },
        ),
      )
    const judged = judgeVote({ V, P: votersPresent, kind: rule.kind, vote: decision.vote })
    found.push(...judged.problems.map(one => ({ ...one, path: ['vote'] })))
    if (rule.written && decision.vote.written > inWriting)
      found.push(
        amiss(
          'written-exceeds-marked',
          `书面同意${decision.vote.written}票，多于到会情况里记“书面意见”的有表决权党员${inWriting}名，请核对。`,
          { field: '书面同意', path: ['vote'] },
        ),
      )
    return found.map(at)
  })
  return [...idle, ...found, ...checkElections(draft, { V, P: votersPresent })]
}
