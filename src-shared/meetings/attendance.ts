import type * as z from 'zod'
import { printDate, type PlainDate } from '../plain-date'
import { mayVote, membershipOn, type Member } from '../roster/member'
import type { CountedHalt } from '../roster/voting-halt'
import { least, ruleOf } from './decision-rules'
import type { AttendanceStatus } from './kinds'
import { Attendance, type AttendanceInput, type Meeting } from './meeting'

/** What a member of the branch was on the day of a meeting (domain §2.3 `roster(date)`). */
export const RosterLine = Attendance.pick({ member: true, name: true, membership: true, voting: true })

export type RosterLine = z.infer<typeof RosterLine>

/** What counting needs of a line of attendance; received rows have no names. */
export type CountedLine = Pick<Attendance, 'member' | 'status' | 'membership' | 'voting'>

export interface AttendanceCount<T> {
  /** 在册: everybody listed. */
  roster: number
  exempt: number
  /** 应到: roster − exempt. */
  shouldAttend: number
  /** 实到: present in the room. */
  attended: number
  /** 异地: took part from elsewhere. Not 实到, and not 无故缺席 either. */
  remote: number
  /** V, 应到会有表决权人数. */
  voters: number
  /** P, 实到会有表决权人数. */
  votersPresent: number
  /** How many voters must be present. */
  needed: number
  quorate: boolean
  byStatus: Record<AttendanceStatus, number>
  /** Who should have attended and was not in the room, by reason as the screen lists them. */
  absent: T[]
}

/** Order in which reasons of absence are listed; what needs a look comes last. */
const absenceOrder: readonly AttendanceStatus[] = [
  'leave_sick',
  'leave_official',
  'floating_remote',
  'written_opinion',
  'leave_personal',
  'absent_unexcused',
]

/**
 * A member as the attendance of a day knows them.
 * @param halts of this member
 */
export function rosterLine(
  member: Pick<Member, 'id' | 'name' | 'membership' | 'regularised'>,
  halts: readonly CountedHalt[],
  day: PlainDate,
): RosterLine {
  return {
    member: member.id,
    name: member.name,
    membership: membershipOn(member, day),
    voting: mayVote(member, halts, day),
  }
}

/**
 * Attendance as the record keeps it: in the order of the roster, with what each one was that day. Who isn't on it is
 * left out; who is excluded stays on it without a vote.
 */
export function attendanceOn(roster: readonly RosterLine[], inputs: readonly AttendanceInput[]): Attendance[] {
  const entered = new Map(inputs.map(input => [input.member, input]))
  return roster.flatMap(({ member, name, membership, voting }) => {
    const input = entered.get(member)
    if (!input) return []
    const { status, reason, excluded } = input
    const line = { member, name, membership, voting: voting && !excluded, status }
    return [{ ...line, ...(reason ? { reason } : {}), ...(excluded ? { excluded } : {}) }]
  })
}

/**
 * Counts a meeting (domain §2.3, §2.6). 应到 is the roster of that day without those who are exempt; the voters are
 * all with the right to vote, **exempt ones included**: only what halts a vote on the books (`VotingHalt`) takes
 * somebody out of V.
 */
export function countAttendance<T extends CountedLine>(lines: readonly T[]): AttendanceCount<T> {
  const byStatus = countByStatus(lines)
  const voters = lines.filter(line => line.voting).length
  const votersPresent = lines.filter(line => line.voting && line.status === 'present').length
  const needed = least(ruleOf('ordinary').quorum, voters)
  return {
    roster: lines.length,
    exempt: byStatus.exempt,
    shouldAttend: lines.length - byStatus.exempt,
    attended: byStatus.present,
    remote: byStatus.floating_remote,
    voters,
    votersPresent,
    needed,
    quorate: votersPresent >= needed,
    byStatus,
    absent: absenceOrder.flatMap(status => lines.filter(line => line.status === status)),
  }
}

/** Heads of a meeting, with those who are on no roster: 应到 and 实到 as its paper says them. */
export function headsOf({ attendance, participants = [] }: Pick<Meeting, 'attendance' | 'participants'>): {
  shouldAttend: number
  attended: number
} {
  const { shouldAttend, attended } = countAttendance(attendance)
  const others = participants.filter(({ status }) => status !== 'exempt')
  return {
    shouldAttend: shouldAttend + others.length,
    attended: attended + others.filter(({ status }) => status === 'present').length,
  }
}

/** How many there are of each word of attendance. */
export function countByStatus(lines: readonly Pick<CountedLine, 'status'>[]): Record<AttendanceStatus, number> {
  const counts: Record<AttendanceStatus, number> = {
    present: 0,
    leave_personal: 0,
    leave_sick: 0,
    leave_official: 0,
    floating_remote: 0,
    exempt: 0,
    absent_unexcused: 0,
    written_opinion: 0,
  }
  for (const line of lines) counts[line.status]++
  return counts
}

/** Why the denominator is what it is: `应到会16名：在册18名，减预备党员2名。按2026年10月10日名册。` */
export function explainVoters(lines: readonly CountedLine[], day: PlainDate): string {
  const { roster, voters } = countAttendance(lines)
  const probationary = lines.filter(line => !line.voting && line.membership === 'probationary').length
  const halted = roster - voters - probationary
  const exempt = lines.filter(line => line.voting && line.status === 'exempt').length
  const parts = [
    `在册${roster}名`,
    ...(probationary ? [`减预备党员${probationary}名`] : []),
    ...(halted ? [`减按规定不计入的${halted}名`] : []),
  ]
  const note = exempt ? `免到会的${exempt}名仍计入。` : ''
  return `应到会${voters}名：${parts.join('，')}。${note}按${printDate(day)}名册。`
}
