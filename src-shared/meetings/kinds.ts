/** Kinds of meeting of the 三会一课 and its neighbours that stand so far (domain §2.1); the full pack comes with its issue. */
export const meetingKinds = {
  branchGeneral: '支部党员大会',
  branchCommittee: '支部委员会会议',
  group: '党小组会',
  lesson: '党课',
  themeDay: '主题党日',
  orgLife: '组织生活会',
} as const

export type MeetingKind = keyof typeof meetingKinds

/** Kinds that every member of the branch attends; a 支委会 or 党小组会 lists only those it concerns. */
export const wholeBranchKinds: ReadonlySet<MeetingKind> = new Set(['branchGeneral', 'lesson', 'themeDay', 'orgLife'])

/** The kinds one record meets, its own first, each once (domain §2.8 trap 6). */
export function kindsOf(meeting: { kind: MeetingKind; countsAs?: readonly MeetingKind[] | undefined }): MeetingKind[] {
  return [...new Set([meeting.kind, ...(meeting.countsAs ?? [])])]
}

/** Attendance words of domain §2.6, in the order of the digits 1–6 on the keyboard; 0 is 到会. */
export const attendanceStatuses = {
  present: '到会',
  leave_personal: '事假',
  leave_sick: '病假',
  leave_official: '公假',
  floating_remote: '异地',
  exempt: '免',
  absent_unexcused: '无故缺席',
} as const

export type AttendanceStatus = keyof typeof attendanceStatuses

/** How a vote was taken. */
export const ballots = { show: '举手表决', secret: '无记名投票' } as const

/** What a decision is about; the rule of its majority hangs on it (domain §2.4). */
export const decisionKinds = {
  ordinary: '一般决议',
  admission: '接收预备党员',
  regularisation: '预备党员转正',
} as const
