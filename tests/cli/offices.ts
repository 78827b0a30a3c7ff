import * as path from 'node:path'
import { batch, valueOf, type Line } from './program'

export const community = {
  role: 'community',
  name: '中共安平社区委员会',
  code: '371722001001',
  operator: '周敏',
} as const
export const street = {
  role: 'street',
  name: '中共和平街道工作委员会',
  code: '371722001000',
  operator: '李秀兰',
} as const

export const rosterFile = path.resolve('tests/fixtures/roster/roster.xlsx')
export const messyFile = path.resolve('tests/fixtures/roster/roster-messy.xlsx')

/** A line of `roster.members`, as far as these tests read it. */
export interface Person {
  id: string
  name: string
  branch: string
  membership: 'full' | 'probationary'
}

/** The day of the meeting. */
export const day = '2026-09-10'

/** Starts a community's books in a profile and takes the sample roster in. @returns everybody on it on the meeting's day */
export async function foundCommunity(profile: string, ...more: Line[]): Promise<Person[]> {
  const [made, imported, members] = await batch(profile, [
    { do: 'office.create', input: community },
    { do: 'roster.import', input: { file: rosterFile } },
    { query: 'roster.members', input: { asOf: day } },
    ...more,
  ])
  valueOf(made)
  valueOf(imported)
  return valueOf<{ rows: Person[] }>(members).rows
}

export interface Attendance {
  member: string
  status: string
  reason?: string
}

/** A general meeting of the first branch: its third member is ill, its fourth missing, its fifth away; all others came. */
export function generalMeeting(people: readonly Person[]) {
  const branch = people[0]!.branch
  const own = people.filter(person => person.branch === branch)
  const missing = [undefined, undefined, 'leave_sick', 'absent_unexcused', 'floating_remote']
  const attendance: Attendance[] = own.map(({ id }, i) => ({ member: id, status: missing[i] ?? 'present' }))
  const draft = {
    kind: 'branchGeneral',
    branch,
    date: day,
    begins: '14:30',
    ends: '15:40',
    place: '党群服务站',
    chair: own[0]!.name,
    recorder: own[1]!.name,
    agenda: [{ title: '讨论楼道充电桩改造方案', minutes: '通报改造方案和费用。' }],
    minutes: '请各楼栋月底前报名。',
    attendance,
    decisions: decisionsOf(own, attendance),
  }
  return { draft, own }
}

/** Full members who came, counted apart from the program: only they vote. */
export function votersPresent(own: readonly Person[], attendance: readonly Attendance[]): number {
  const voters = new Set(own.filter(({ membership }) => membership === 'full').map(({ id }) => id))
  return attendance.filter(({ member, status }) => status === 'present' && voters.has(member)).length
}

/** One decision, for which every voter in the room was but one, who abstained. */
export function decisionsOf(own: readonly Person[], attendance: readonly Attendance[]) {
  const vote = { ballot: 'show', yes: votersPresent(own, attendance) - 1, no: 0, abstain: 1 }
  return [{ title: '同意改造方案。', vote }]
}

/** Half points that attendance alone gives, counted apart from the program: +0.5 for coming, −2 for staying away. */
export function pointsOf(attendance: readonly Attendance[]): Map<string, number> {
  return new Map(
    attendance.flatMap(({ member, status }): [string, number][] =>
      status === 'present' ? [[member, 1]] : status === 'absent_unexcused' ? [[member, -4]] : [],
    ),
  )
}
