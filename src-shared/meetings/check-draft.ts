import { printDate, type PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import { attendanceOn, countAttendance, type RosterLine } from './attendance'
import { ruleKind, ruleOf } from './decision-rules'
import { statuteDuties } from './duty-pack'
import { kindsOf, meetingKinds, wholeBranchKinds } from './kinds'
import type { Meeting, ParsedMeetingDraft } from './meeting'
import { namesSeveral } from './single-candidate'
import { judgeVote } from './vote'

export interface CheckContext {
  /** The branch's members on the meeting's day, never today's (domain §2.8 trap 4). */
  roster: readonly RosterLine[]
  today: PlainDate
  /** The branch's other records of that day, to notice one meeting entered several times (trap 6). */
  sameDay?: readonly Pick<Meeting, 'kind' | 'begins'>[]
  /** Name of somebody who isn't on the roster, where the books know one. */
  nameOf?: (member: string) => string | undefined
}

/**
 * What is wrong with a meeting somebody writes down. Errors are what can't be true; what was held against a rule is
 * a warning, because the books keep what happened.
 *
 * Domain §2.6 wants a reason for everybody who neither was present nor exempt. The status itself is that reason
 * (事假, 病假, 公假, 异地, 无故缺席); a note beside it is free.
 */
export function checkMeeting(draft: ParsedMeetingDraft, context: CheckContext): Problem[] {
  return [...checkTime(draft, context), ...checkAttendance(draft, context), ...checkDecisions(draft, context)]
}

function checkTime(draft: ParsedMeetingDraft, { today, sameDay = [] }: CheckContext): Problem[] {
  const found: Problem[] = []
  if (draft.date > today) found.push(problem('date-future', '会议日期还没有到，请在开会以后登记。', { field: '日期', path: ['date'] }))
  if (draft.begins && draft.ends && draft.ends < draft.begins)
    found.push(problem('times-reversed', '结束时间早于开始时间，请核对。', { field: '结束时间', path: ['ends'] }))
  const year = Number(draft.date.slice(0, 4))
  if (draft.belongsToYear !== undefined && draft.belongsToYear !== year && draft.belongsToYear !== year - 1)
    found.push(problem('year-far', `所属年度只能是${year - 1}年或${year}年，请核对。`, { field: '所属年度', path: ['belongsToYear'] }))
  const twin = sameDay.find(other => other.kind === draft.kind || (other.begins && other.begins === draft.begins))
  if (twin)
    found.push(
      warning('same-day', `本支部这一天已有一条${meetingKinds[twin.kind]}记录；如是同一次会议，请在那条记录里选“同时作为”，不要重复登记。`, {
        field: '日期',
        path: ['date'],
      }),
    )
  return found
}

function checkAttendance(draft: ParsedMeetingDraft, { roster, nameOf }: CheckContext): Problem[] {
  const day = printDate(draft.date)
  if (roster.length === 0) return [problem('no-roster', `该支部${day}名册上没有党员，请先登记党员或核对日期。`, { field: '党支部', path: ['branch'] })]
  const found: Problem[] = []
  const onRoster = new Map(roster.map(line => [line.member, line.name]))
  const listed = new Set<string>()
  draft.attendance.forEach(({ member }, i) => {
    const where = { field: '到会情况', path: ['attendance', i, 'member'] }
    const name = onRoster.get(member) ?? nameOf?.(member) ?? `到会名单第${i + 1}行的人员`
    if (listed.has(member)) found.push(problem('listed-twice', `${name}在到会名单里出现了两次，请只留一次。`, where))
    else if (!onRoster.has(member))
      found.push(problem('not-on-roster', `${name}${day}不在本支部名册上，请从到会名单里去掉；列席的请填在“列席”。`, where))
    listed.add(member)
  })
  const missing = roster.filter(line => !listed.has(line.member)).map(line => line.name)
  if (missing.length && kindsOf(draft).some(kind => wholeBranchKinds.has(kind)))
    found.push(problem('members-missing', `还有${missing.length}名党员没有填到会情况：${listNames(missing)}。`, { field: '到会情况', path: ['attendance'] }))
  const full = roster.filter(line => line.membership === 'full').length
  const fullNeeded = statuteDuties.duties.find(duty => duty.kind === draft.kind)?.fullMembersAtLeast ?? 0
  if (full < fullNeeded)
    found.push(
      warning('committee-not-required', `该支部有正式党员${full}名，不足${fullNeeded}名，不要求设支部委员会；记录照常保存，不计入应开。`, {
        field: '会议种类',
        path: ['kind'],
      }),
    )
  return found
}

function checkDecisions(draft: ParsedMeetingDraft, { roster }: CheckContext): Problem[] {
  const kinds = kindsOf(draft)
  const { voters, votersPresent } = countAttendance(attendanceOn(roster, draft.attendance))
  const wholeBranch = kinds.some(kind => wholeBranchKinds.has(kind))
  const V = wholeBranch ? roster.filter(line => line.voting).length : voters
  return draft.decisions.flatMap((decision, i) => {
    const at = (found: Problem): Problem => ({ ...found, path: ['decisions', i, ...(found.path ?? [])] })
    const found: Problem[] = []
    if (decision.item !== undefined && decision.item > draft.agenda.length)
      found.push(problem('no-such-item', `没有第${decision.item}个议题，请核对。`, { field: '议题序号', path: ['item'] }))
    if (!decision.vote) return found.map(at)
    const rule = ruleOf(ruleKind(kinds, decision.kind))
    if (rule.eachAlone && namesSeveral(decision.title, roster))
      found.push(problem('several-candidates', '接收预备党员和转正须逐个讨论、逐个表决，请把每名同志单独列为一项决定。', { field: '决定内容', path: ['title'] }))
    if (!rule.heldIn.some(kind => kinds.includes(kind)))
      found.push(warning('not-a-deciding-meeting', `这项表决应由支部党员大会进行，${meetingKinds[draft.kind]}不能代替；请核对会议种类。`, { field: '会议种类' }))
    const judged = judgeVote({ V, P: votersPresent, kind: rule.kind, vote: decision.vote })
    found.push(...judged.problems.map(one => ({ ...one, path: ['vote'] })))
    return found.map(at)
  })
}

function listNames(names: readonly string[]): string {
  const shown = 5
  return names.length > shown ? `${names.slice(0, shown).join('、')}等` : names.join('、')
}
