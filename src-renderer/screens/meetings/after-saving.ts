import { statuteDuties } from '../../../src-shared/meetings/duty-pack'
import { kindsOf, meetingKinds } from '../../../src-shared/meetings/kinds'
import type { Meeting } from '../../../src-shared/meetings/meeting'
import { quarterOf } from '../../../src-shared/period'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import type { PointsPack } from '../../../src-shared/points/pack'
import { printRuleDelta, printRulePoints } from '../../../src-shared/points/print-points'
import { windowWords } from '../home/agenda'

type Scored = Pick<Meeting, 'kind' | 'countsAs' | 'branch' | 'date' | 'attendance'>

/** What follows from a record once it is saved. */
export interface AfterSaving {
  /** `到会13名各记 0.5 分`, `第四季度支部党员大会 记为已开` */
  lines: string[]
  /** What a member loses or gets, `−2`, by member. */
  points: Map<string, string>
}

/** Says beforehand what saving brings: the points by the pack of that day, and the duties that are met. */
export function afterSaving(meeting: Scored, pack: PointsPack | undefined): AfterSaving {
  const entries = entriesOfMeeting({ ...meeting, id: '', number: 0 }, pack)
  const statusOf = new Map(meeting.attendance.map(({ member, status }) => [member, status]))
  const groups = new Map<string, number>()
  for (const { member, delta } of entries) {
    const words = statusOf.get(member) === 'present' ? '到会' : '无故缺席'
    const key = `${words}|${delta}`
    groups.set(key, (groups.get(key) ?? 0) + 1)
  }
  const scored = [...groups].map(([key, count]) => {
    const [words, delta] = key.split('|')
    const halves = Number(delta)
    return `${words}${count}名各${halves < 0 ? '扣' : '记'} ${printRulePoints(Math.abs(halves))} 分`
  })
  return {
    lines: [...scored.sort(), ...dutiesMet(meeting)],
    points: new Map(entries.map(({ member, delta }) => [member, printRuleDelta(delta)])),
  }
}

function dutiesMet(meeting: Pick<Meeting, 'kind' | 'countsAs' | 'date'>): string[] {
  const { date } = meeting
  const windows = { month: date.slice(0, 7), quarter: quarterOf(date), year: date.slice(0, 4) }
  return kindsOf(meeting).flatMap(kind => {
    const duty = statuteDuties.duties.find(one => one.kind === kind)
    return duty ? [`${windowWords(windows[duty.period])}${meetingKinds[kind]} 记为已开`] : []
  })
}
