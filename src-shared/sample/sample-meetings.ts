import type { MeetingDraft } from '../meetings/meeting'
import type { Dice } from './dice'

const reasons = ['leave_personal', 'leave_sick', 'leave_official', 'floating_remote'] as const
const topics = [
  '楼道充电桩改造方案',
  '老旧管网更换安排',
  '志愿服务排班',
  '上半年党费收缴情况',
  '小区停车位划线',
  '入户走访分工',
]

/**
 * Meetings of one branch through a year as its secretary would have written them down: a general meeting a quarter,
 * a theme day on the 15th of each month.
 * @param members the branch's people; the first two chair and keep the record
 */
export function sampleMeetings(
  dice: Dice,
  branch: string,
  members: readonly { id: string; name: string; voting: boolean }[],
  year: number,
  until: string,
): MeetingDraft[] {
  const [chair, recorder] = members
  if (!chair || !recorder) return []
  const drafts: MeetingDraft[] = []
  for (let month = 1; month <= 12; month++) {
    const days = [
      { kind: 'themeDay' as const, day: 15 },
      ...(month % 3 === 0 ? [{ kind: 'branchGeneral' as const, day: 20 }] : []),
    ]
    for (const { kind, day } of days) {
      const date = `${year}-${String(month).padStart(2, '0')}-${day}`
      if (date > until) continue
      const attendance = members.map(({ id }) =>
        dice.chance(86)
          ? { member: id, status: 'present' as const }
          : dice.chance(10)
            ? { member: id, status: 'absent_unexcused' as const, reason: '未请假' }
            : { member: id, status: dice.pick(reasons) },
      )
      const title = dice.pick(topics)
      const present = members.filter((member, i) => member.voting && attendance[i]!.status === 'present').length
      const voters = members.filter(member => member.voting).length
      const abstain = dice.below(2)
      drafts.push({
        kind,
        branch,
        date,
        begins: '14:30',
        ends: '15:40',
        place: '党群服务站',
        chair: chair.name,
        recorder: recorder.name,
        agenda: [{ title: `讨论${title}`, minutes: `${chair.name}：通报${title}。\n${recorder.name}：建议按期完成。` }],
        attendance,
        decisions:
          kind === 'branchGeneral' && present * 2 > voters && present > abstain
            ? [{ title: `同意${title}。`, vote: { ballot: 'show', yes: present - abstain, no: 0, abstain } }]
            : [],
      })
    }
  }
  return drafts
}
