import { kindsOf, meetingKinds, type AttendanceStatus, type MeetingKind } from '../meetings/kinds'
import type { Meeting } from '../meetings/meeting'
import type { PointsEntry } from './entry'
import { attendanceFacts, type PackItem, type PointsPack } from './pack'

type Scored = Pick<Meeting, 'id' | 'kind' | 'countsAs' | 'branch' | 'date' | 'number' | 'attendance'>

/** The id of an entry that a meeting yields: the same fact always has the same, so it can't be entered twice. */
export function attendanceEntryId(meeting: string, member: string, rule: string): string {
  return `${meeting}:${member}:${rule}`
}

/**
 * The entries a meeting yields under the pack in force on its date. Each member gets at most one: the meeting's own
 * kind decides, and only where the pack is silent about it, the kinds it also counts as. Leave, 异地 and exemption
 * yield nothing (domain §3.7 trap 10); members on probation are scored like the others (§3.5).
 */
export function entriesOfMeeting(meeting: Scored, pack: PointsPack | undefined): PointsEntry[] {
  if (!pack) return []
  return meeting.attendance.flatMap(({ member, status }) => {
    const item = itemFor(kindsOf(meeting), status, pack)
    return item ? [entryOf(meeting, member, status, item, pack)] : []
  })
}

function itemFor(kinds: readonly MeetingKind[], status: AttendanceStatus, pack: PointsPack): PackItem | undefined {
  for (const kind of kinds) {
    const item = pack.items.find(candidate =>
      attendanceFacts(candidate).some(fact => fact.kinds.includes(kind) && fact.statuses.includes(status)),
    )
    if (item) return item
  }
  return undefined
}

function entryOf(
  meeting: Scored,
  member: string,
  status: AttendanceStatus,
  item: PackItem,
  pack: PointsPack,
): PointsEntry {
  const what = `${meetingKinds[meeting.kind]} 第${meeting.number}次`
  return {
    id: attendanceEntryId(meeting.id, member, item.code),
    member,
    branch: meeting.branch,
    rule: item.code,
    pack: pack.id,
    date: meeting.date,
    delta: item.deltas[0]!,
    source: 'attendance',
    meeting: meeting.id,
    note: status === 'present' ? what : `${what}，${item.name}`,
  }
}
