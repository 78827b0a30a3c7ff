import type { Organisation } from '../roster/organisation'
import { kindPack, type MeetingKind } from './kind-pack'

export type { MeetingKind } from './kind-pack'

/** Every kind of meeting with its official name, in the order of lists. */
export const meetingKinds = Object.fromEntries(
  Object.entries(kindPack.kinds).map(([kind, { label }]) => [kind, label]),
) as Readonly<Record<MeetingKind, string>>

/** The kinds one record meets, its own first, each once (domain §2.8 trap 6). */
export function kindsOf(meeting: { kind: MeetingKind; countsAs?: readonly MeetingKind[] | undefined }): MeetingKind[] {
  return [...new Set([meeting.kind, ...(meeting.countsAs ?? [])])]
}

/** Whom a record lists: everybody of the branch where one of its kinds wants that, else whom its own kind wants. */
export function attendsOf(meeting: Parameters<typeof kindsOf>[0]) {
  const wants = kindsOf(meeting).map(kind => kindPack.kinds[kind].attends)
  return wants.includes('branch') ? 'branch' : wants[0]!
}

/** Whether one record may be of both kinds: the same people attend them. */
export const mayCountAs = (kind: MeetingKind, other: MeetingKind): boolean =>
  kindPack.kinds[kind].attends === kindPack.kinds[other].attends

/** Whether a unit holds meetings of a kind. */
export function holdsKind(unit: Pick<Organisation, 'kind' | 'parent'>, kind: MeetingKind): boolean {
  const holders: readonly string[] = kindPack.kinds[kind].heldBy
  return holders.includes(unit.kind) || (!unit.parent && holders.includes('root'))
}

/** Attendance words of domain §2.6, in the order of the digits 1–7 on the keyboard; 0 is 到会. */
export const attendanceStatuses = {
  present: '到会',
  leave_personal: '事假',
  leave_sick: '病假',
  leave_official: '公假',
  floating_remote: '异地',
  exempt: '免',
  absent_unexcused: '无故缺席',
  written_opinion: '书面意见',
} as const

export type AttendanceStatus = keyof typeof attendanceStatuses

/** How a vote was taken. */
export const ballots = { show: '举手表决', secret: '无记名投票' } as const

/** What a decision is about; the rule of its majority hangs on it (domain §2.4). */
export const decisionKinds = {
  ordinary: '一般决议',
  admission: '接收预备党员',
  regularisation: '预备党员转正',
  extension: '延长预备期',
  cancelling: '取消预备党员资格',
} as const

/** Why somebody with the right to vote is not counted among those who should be there (domain §2.3). */
export const exclusionReasons = {
  illness: '患病不能表达本人意志',
  abroad: '自费出国半年以上',
  sentence: '服刑或留党察看期间',
  frail: '年老体弱卧床不起或长期生病不能自理',
  awayLong: '外出半年以上，应转未转组织关系',
  retiredHome: '离退休回原籍长期居住，未转出组织关系',
} as const
