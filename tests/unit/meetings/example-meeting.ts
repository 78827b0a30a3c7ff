import type { RosterLine } from '../../../src-shared/meetings/attendance'
import { attendanceOn } from '../../../src-shared/meetings/attendance'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { MeetingDraft, type Meeting, type ParsedMeetingDraft } from '../../../src-shared/meetings/meeting'

const names =
  '丁桂兰 于海涛 马文静 王建国 王淑芬 方志强 冯玉梅 刘德明 孙丽华 李国庆 李晓东 吴秀珍 张卫东 张雪梅 陈桂英 周立新 赵永刚 黄爱萍'
const probationary = ['马文静', '李晓东']

/** The branch of the reference sheet: eighteen members, two of them on probation. */
export const roster: RosterLine[] = names.split(' ').map(name => ({
  member: name,
  name,
  membership: probationary.includes(name) ? 'probationary' : 'full',
  voting: !probationary.includes(name),
}))

const missing: Record<string, AttendanceStatus> = {
  丁桂兰: 'leave_sick',
  李晓东: 'leave_personal',
  吴秀珍: 'floating_remote',
  张卫东: 'leave_official',
  赵永刚: 'absent_unexcused',
}

export const inputs = roster.map(({ member }) => ({ member, status: missing[member] ?? ('present' as const) }))

/** The draft of the reference sheet, with changes. */
export function draft(changes: Partial<MeetingDraft> = {}): ParsedMeetingDraft {
  return MeetingDraft.parse({
    kind: 'branchGeneral',
    branch: 'b1',
    date: '2026-10-10',
    begins: '14:30',
    ends: '15:40',
    place: '学府雅居党群服务站',
    chair: '周立新',
    recorder: '孙丽华',
    agenda: [
      { title: '审议《学府雅居小区楼道充电桩改造共建方案》', minutes: '周立新：通报方案。\n\n方志强：不少于6米。' },
      { title: '通报第三季度党员积分公示情况', minutes: '孙丽华：公示5天。' },
    ],
    minutes: '周立新：方案修改后报社区党委。',
    attendance: inputs,
    decisions: [
      {
        title: '方案修改后报社区党委，11月开工。',
        item: 1,
        owner: '方志强',
        due: '2026-11-30',
        vote: { ballot: 'show', yes: 11, no: 0, abstain: 1 },
      },
    ],
    ...changes,
  })
}

/** The record of a draft. */
export function meeting(changes: Partial<MeetingDraft> = {}): Meeting {
  const parsed = draft(changes)
  return { ...parsed, id: 'm1', number: 4, attendance: attendanceOn(roster, parsed.attendance) }
}
