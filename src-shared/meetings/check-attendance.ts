import { printDate, type PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import type { RosterLine } from './attendance'
import { statuteDuties } from './duty-pack'
import { attendsOf, meetingKinds } from './kinds'
import { participantKey } from './participants'
import type { Meeting, ParsedMeetingDraft } from './meeting'

export interface CheckContext {
  /** The branch's members on the meeting's day, never today's (domain §2.8 trap 4). */
  roster: readonly (RosterLine & { optional?: boolean })[]
  /** Whether the roster is all who should attend; else only whoever came or was asked is listed. */
  everybody: boolean
  /** Whether the branch has groups on that day. */
  hasGroups?: boolean
  /** Full members of the branch on that day, where the roster is only some of them. */
  branchFull?: number
  today: PlainDate
  /** Whether it is a record on the books that is put right or looked through. */
  onBooks?: boolean
  /** The branch's other records of that day, to notice one meeting entered several times (trap 6). */
  sameDay?: readonly Pick<Meeting, 'kind' | 'begins'>[]
  /** Name of somebody who isn't on the roster, where the books know one. */
  nameOf?: (member: string) => string | undefined
}

/**
 * Attendance against the roster of the day: nobody twice, nobody from elsewhere, nobody forgotten. Domain §2.6 wants a
 * reason for everybody who neither was present nor exempt: the status itself is that reason (事假, 病假, 公假, 异地,
 * 无故缺席); a note beside it is free.
 */
export function checkAttendance(draft: ParsedMeetingDraft, context: CheckContext): Problem[] {
  const { roster, everybody, hasGroups, nameOf } = context
  const day = printDate(draft.date)
  const attends = attendsOf(draft)
  const nobody = !roster.length && !draft.participants?.length && nobodyExpected(attends, day)
  if (nobody) return [nobody]
  const found: Problem[] = [...checkNames(draft, context), ...checkExcluded(draft, context)]
  if (attends === 'group' && hasGroups && !draft.group)
    found.push(problem('group-missing', '请选择是哪个党小组的会。', { field: '党小组', path: ['group'] }))
  const onRoster = new Map(roster.map(line => [line.member, line.name]))
  const listed = new Set<string>()
  draft.attendance.forEach(({ member }, i) => {
    const where = { field: '到会情况', path: ['attendance', i, 'member'] }
    const name = onRoster.get(member) ?? nameOf?.(member) ?? `到会名单第${i + 1}行的人员`
    if (listed.has(member)) found.push(problem('listed-twice', `${name}在到会名单里出现了两次，请只留一次。`, where))
    else if (!onRoster.has(member))
      found.push(
        problem(
          'not-on-roster',
          `${name}${day}不在${attends === 'branch' ? '本支部名册上' : '这次会议应到人员里'}，请从到会名单里去掉；列席的请填在“列席”。`,
          where,
        ),
      )
    listed.add(member)
  })
  const missing = roster.filter(line => !line.optional && !listed.has(line.member)).map(line => line.name)
  if (missing.length && everybody)
    found.push(
      problem(
        'members-missing',
        `还有${missing.length}名${attends === 'branch' || attends === 'group' ? '党员' : '成员'}没有填到会情况：${listNames(missing)}。`,
        {
          field: '到会情况',
          path: ['attendance'],
        },
      ),
    )
  const full = context.branchFull ?? roster.filter(line => line.membership === 'full').length
  const fullNeeded = statuteDuties.duties.find(duty => duty.kind === draft.kind)?.fullMembersAtLeast ?? 0
  if (full < fullNeeded)
    found.push(
      warning(
        'committee-not-required',
        `该支部有正式党员${full}名，不足${fullNeeded}名，不要求设支部委员会；记录照常保存，不计入应开。`,
        {
          field: '会议种类',
          path: ['kind'],
        },
      ),
    )
  return found
}

/** What to do where nobody is there who could attend. */
function nobodyExpected(attends: ReturnType<typeof attendsOf>, day: string): Problem {
  if (attends === 'names')
    return problem('nobody-named', '请填写参加人员的姓名。', { field: '参加人员', path: ['participants'] })
  if (attends === 'group')
    return problem('no-roster', `这个党小组${day}没有党员，请核对党小组和日期。`, { field: '党小组', path: ['group'] })
  if (attends === 'branch')
    return problem('no-roster', `该支部${day}名册上没有党员，请先登记党员或核对日期。`, {
      field: '党支部',
      path: ['branch'],
    })
  return problem('no-posts', `${day}没有登记任职的委员，请先在“党组织”里登记任职。`, {
    field: '召开单位',
    path: ['branch'],
  })
}

/**
 * Typed names: each once, and nobody who is listed already and would be counted twice. Somebody of the same name from
 * elsewhere has their unit beside it.
 */
function checkNames({ participants = [] }: ParsedMeetingDraft, { roster, onBooks }: CheckContext): Problem[] {
  const listedNames = new Set(roster.map(({ name }) => name))
  const seen = new Set<string>()
  return participants.flatMap(({ name, unit = '' }, i) => {
    const key = participantKey({ name, unit })
    const where = { field: '参加人员', path: ['participants', i, 'name'] }
    if (!unit && listedNames.has(name))
      return [
        (onBooks ? warning : problem)(
          'named-on-list',
          `${name}已在应到人员名单里，会算成两个人，请从参加人员里去掉；是同名的外单位人员，请在姓名后面写明单位，如“${name}（物业公司）”。`,
          where,
        ),
      ]
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [problem('named-twice', `${name}在参加人员里出现了两次，请只留一次；同名的请写明单位。`, where)]
  })
}

/**
 * Who is not counted among the voters had a vote, and did not come (domain §2.3); a committee decides with more than half
 * of all its members, whoever is ill or abroad.
 */
function checkExcluded(draft: ParsedMeetingDraft, { roster }: CheckContext): Problem[] {
  const { attendance } = draft
  const ofBranch = attendsOf(draft) === 'branch'
  const lines = new Map(roster.map(line => [line.member, line]))
  return attendance.flatMap(({ member, status, excluded }, i) => {
    const line = lines.get(member)
    if (!excluded || !line) return []
    const where = { field: '不计入应到会', path: ['attendance', i, 'excluded'] }
    if (!ofBranch)
      return [
        problem(
          'excluded-not-branch',
          `只有全体党员参加的会议可以选不计入原因，${meetingKinds[draft.kind]}按全体应到人员计算，请去掉${line.name}的不计入原因。`,
          where,
        ),
      ]
    if (!line.voting) return [problem('no-vote-anyway', `${line.name}本来没有表决权，不用选不计入原因。`, where)]
    if (status === 'present')
      return [problem('excluded-present', `${line.name}到了会，应计入应到会有表决权人数，请去掉不计入原因。`, where)]
    return []
  })
}

function listNames(names: readonly string[]): string {
  const shown = 5
  return names.length > shown ? `${names.slice(0, shown).join('、')}等` : names.join('、')
}
