import { problem, warning, type Problem } from '../problem'
import { attendanceOn, countAttendance } from './attendance'
import type { CheckContext } from './check-attendance'
import { ruleKind, ruleOf } from './decision-rules'
import { kindsOf, meetingKinds, wholeBranchKinds } from './kinds'
import type { ParsedMeetingDraft } from './meeting'
import { namesSeveral } from './single-candidate'
import { judgeVote } from './vote'

/** Every vote against the rule of its decision (domain §2.4). */
export function checkDecisions(draft: ParsedMeetingDraft, { roster }: CheckContext): Problem[] {
  const kinds = kindsOf(draft)
  const { voters, votersPresent } = countAttendance(attendanceOn(roster, draft.attendance))
  const wholeBranch = kinds.some(kind => wholeBranchKinds.has(kind))
  const V = wholeBranch ? roster.filter(line => line.voting).length : voters
  return draft.decisions.flatMap((decision, i) => {
    const at = (found: Problem): Problem => ({ ...found, path: ['decisions', i, ...(found.path ?? [])] })
    const found: Problem[] = []
    if (decision.item !== undefined && decision.item > draft.agenda.length)
      found.push(
        problem('no-such-item', `没有第${decision.item}个议题，请核对。`, { field: '议题序号', path: ['item'] }),
      )
    if (!decision.vote) return found.map(at)
    const rule = ruleOf(ruleKind(kinds, decision.kind))
    if (rule.eachAlone && namesSeveral(decision.title, roster))
      found.push(
        problem('several-candidates', '接收预备党员和转正须逐个讨论、逐个表决，请把每名同志单独列为一项决定。', {
          field: '决定内容',
          path: ['title'],
        }),
      )
    if (!rule.heldIn.some(kind => kinds.includes(kind)))
      found.push(
        warning(
          'not-a-deciding-meeting',
          `这项表决应由支部党员大会进行，${meetingKinds[draft.kind]}不能代替；请核对会议种类。`,
          { field: '会议种类' },
        ),
      )
    const judged = judgeVote({ V, P: votersPresent, kind: rule.kind, vote: decision.vote })
    found.push(...judged.problems.map(one => ({ ...one, path: ['vote'] })))
    return found.map(at)
  })
}
