import { printDate, type PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import type { RosterLine } from './attendance'
import { statuteDuties } from './duty-pack'
import { kindsOf, wholeBranchKinds } from './kinds'
import type { Meeting, ParsedMeetingDraft } from './meeting'

export interface CheckContext {
  /** The branch's members on the meeting's day, never today's (domain §2.8 trap 4). */
  roster: readonly (RosterLine & { optional?: boolean })[]
  today: PlainDate
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
export function checkAttendance(draft: ParsedMeetingDraft, { roster, nameOf }: CheckContext): Problem[] {
  const day = printDate(draft.date)
  if (roster.length === 0)
    return [
      problem('no-roster', `该支部${day}名册上没有党员，请先登记党员或核对日期。`, {
        field: '党支部',
        path: ['branch'],
      }),
    ]
  const found: Problem[] = []
  const onRoster = new Map(roster.map(line => [line.member, line.name]))
  const listed = new Set<string>()
  draft.attendance.forEach(({ member }, i) => {
    const where = { field: '到会情况', path: ['attendance', i, 'member'] }
    const name = onRoster.get(member) ?? nameOf?.(member) ?? `到会名单第${i + 1}行的人员`
    if (listed.has(member)) found.push(problem('listed-twice', `${name}在到会名单里出现了两次，请只留一次。`, where))
    else if (!onRoster.has(member))
      found.push(
        problem('not-on-roster', `${name}${day}不在本支部名册上，请从到会名单里去掉；列席的请填在“列席”。`, where),
      )
    listed.add(member)
  })
  const missing = roster.filter(line => !line.optional && !listed.has(line.member)).map(line => line.name)
  if (missing.length && kindsOf(draft).some(kind => wholeBranchKinds.has(kind)))
    found.push(
      problem('members-missing', `还有${missing.length}名党员没有填到会情况：${listNames(missing)}。`, {
        field: '到会情况',
        path: ['attendance'],
      }),
    )
  const full = roster.filter(line => line.membership === 'full').length
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

function listNames(names: readonly string[]): string {
  const shown = 5
  return names.length > shown ? `${names.slice(0, shown).join('、')}等` : names.join('、')
}
