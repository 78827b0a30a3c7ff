import * as z from 'zod'
import { countByStatus, type CountedLine } from './attendance'
import { kindsOf, type MeetingKind } from './kinds'
import type { Participant } from './meeting'

const count = z.number().int()

/** What attendance is summed by. */
export const attendanceBy = { branch: '按支部', kind: '按会议种类', member: '按党员' } as const

export type AttendanceBy = keyof typeof attendanceBy

/** Attendance over several meetings; a rate is its two numbers, never a mean of rates. */
export const AttendanceSum = z.object({
  meetings: count,
  /** 应到人次: without those who were exempt. */
  expected: count,
  /** 实到人次. */
  attended: count,
  /** 异地: took part from elsewhere, neither present nor absent. */
  remote: count,
  /** 请假: for any reason that was said. */
  leave: count,
  /** 无故缺席. */
  unexcused: count,
})

export type AttendanceSum = z.infer<typeof AttendanceSum>

/** What summing needs of a meeting. */
export interface SummedMeeting {
  kind: MeetingKind
  countsAs?: readonly MeetingKind[] | undefined
  branch: string
  attendance: readonly CountedLine[]
  /** Who is on no roster here. */
  participants?: readonly Pick<Participant, 'status'>[] | undefined
}

const nothing: AttendanceSum = { meetings: 0, expected: 0, attended: 0, remote: 0, leave: 0, unexcused: 0 }

const plus = (a: AttendanceSum, b: AttendanceSum): AttendanceSum => ({
  meetings: a.meetings + b.meetings,
  expected: a.expected + b.expected,
  attended: a.attended + b.attended,
  remote: a.remote + b.remote,
  leave: a.leave + b.leave,
  unexcused: a.unexcused + b.unexcused,
})

function sumOf(people: readonly Pick<CountedLine, 'status'>[]): AttendanceSum {
  const { exempt, present, floating_remote, absent_unexcused, ...others } = countByStatus(people)
  const leave = Object.values(others).reduce((sum, one) => sum + one, 0)
  const expected = people.length - exempt
  return { meetings: 1, expected, attended: present, remote: floating_remote, leave, unexcused: absent_unexcused }
}

/** Everybody whom the paper of a meeting counts. */
const peopleOf = ({ attendance, participants = [] }: SummedMeeting) => [...attendance, ...participants]

/** All meetings together, each record once, whatever it counted as (domain §2.8 trap 6). */
export const allAttendance = (meetings: readonly SummedMeeting[]): AttendanceSum =>
  meetings.map(meeting => sumOf(peopleOf(meeting))).reduce(plus, nothing)

/** Attendance by branch, kind or member. A record that met several duties stands under each of its kinds. */
export function attendanceSums(meetings: readonly SummedMeeting[], by: AttendanceBy): Map<string, AttendanceSum> {
  const sums = new Map<string, AttendanceSum>()
  const add = (key: string, sum: AttendanceSum) => sums.set(key, plus(sums.get(key) ?? nothing, sum))
  for (const meeting of meetings) {
    if (by === 'member') for (const line of meeting.attendance) add(line.member, sumOf([line]))
    else for (const key of by === 'branch' ? [meeting.branch] : kindsOf(meeting)) add(key, sumOf(peopleOf(meeting)))
  }
  return sums
}
