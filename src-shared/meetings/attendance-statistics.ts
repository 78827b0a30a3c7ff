import * as z from 'zod'
import { countAttendance, type CountedLine } from './attendance'
import { kindsOf, type MeetingKind } from './kinds'

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

function sumOf(lines: readonly CountedLine[]): AttendanceSum {
  const { shouldAttend, attended, remote, byStatus } = countAttendance(lines)
  const unexcused = byStatus.absent_unexcused
  const leave = shouldAttend - attended - remote - unexcused
  return { meetings: 1, expected: shouldAttend, attended, remote, leave, unexcused }
}

/** All meetings together, each record once, whatever it counted as (domain §2.8 trap 6). */
export const allAttendance = (meetings: readonly SummedMeeting[]): AttendanceSum =>
  meetings.map(({ attendance }) => sumOf(attendance)).reduce(plus, nothing)

/** Attendance by branch, kind or member. A record that met several duties stands under each of its kinds. */
export function attendanceSums(meetings: readonly SummedMeeting[], by: AttendanceBy): Map<string, AttendanceSum> {
  const sums = new Map<string, AttendanceSum>()
  const add = (key: string, sum: AttendanceSum) => sums.set(key, plus(sums.get(key) ?? nothing, sum))
  for (const meeting of meetings) {
    if (by === 'member') for (const line of meeting.attendance) add(line.member, sumOf([line]))
    else for (const key of by === 'branch' ? [meeting.branch] : kindsOf(meeting)) add(key, sumOf(meeting.attendance))
  }
  return sums
}
