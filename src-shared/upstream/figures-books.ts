import { readGridBooks, type GridBooks } from './figures-grid-books'
import { owed, type HeldMeeting, type OwedRow } from '../meetings/duties'
import { dutyBranches } from '../meetings/duty-branches'
import type { AttendanceStatus } from '../meetings/kinds'
import { inPeriod, lastDayOf, type Period } from '../period'
import type { PlainDate } from '../plain-date'
import type { PointsEntry } from '../points/entry'
import { notTakenBack } from '../points/reversal'
import { membershipOn, type Member } from '../roster/member'
import type { Floating } from '../roster/floating'
import { holdsOn, type Membership } from '../roster/membership'
import { unitsOn, type FormerUnit } from '../roster/former-unit'
import { sinceFounding, type Organisation } from '../roster/organisation'
import { rosterOn } from '../roster/roster-counts'
import type { Source } from '../source'
import { presenceOf, type Presence } from './presence'

/** Only what leaves in a pseudonymous bundle is read, so that the receiver counts from the same fields. */
type MemberRow = Pick<Member, 'id' | 'membership' | 'regularised'> & Partial<Pick<Member, 'joined'>>
type MembershipRow = Pick<Membership, 'member' | 'organisation' | 'from' | 'to'>
type SpanRow = Pick<Floating, 'member' | 'from' | 'to'>
type LineageRow = Pick<FormerUnit, 'organisation' | 'until' | 'kind' | 'parent'>
type OrganisationRow = Pick<Organisation, 'id' | 'kind' | 'parent' | 'founded' | 'dissolved'>
/** The community has the status of everybody; what it sends without names has the presence alone. */
type AttendanceLine = { voting: boolean } & ({ status: AttendanceStatus } | { presence: Presence })
/** Attendance lies within the meeting, or in a table of its own. */
type MeetingRow = HeldMeeting & { attendance?: AttendanceLine[] }
type AttendanceRow = AttendanceLine & { meeting: string }
type EntryRow = Pick<PointsEntry, 'id' | 'member' | 'date' | 'reverses'>

export interface RosterMember {
  id: string
  membership: 'full' | 'probationary'
  floating: boolean
  lostContact: boolean
}

export interface CountedLine {
  presence: Presence
  voting: boolean
}

export interface CountedMeeting {
  kind: HeldMeeting['kind']
  countsAs: HeldMeeting['kind'][]
  lines: CountedLine[]
}

/** The books of one office as the figures of a period read them. */
export interface Books {
  /** Everybody on a roster here at the period's end, or at the cut-off where that is earlier; each once. */
  roster: RosterMember[]
  branches: number
  groups: number
  /** Meetings held in the period. */
  meetings: CountedMeeting[]
  /** Duties whose window ends in the period. */
  duties: OwedRow[]
  /** Points entries whose fact lies in the period, without what was taken back. */
  entries: EntryRow[]
  grid: GridBooks
}

/**
 * Reads what the figures of a period need.
 * @param day the plain date of the cut-off, also where it lies behind the period: what was held late for it counts
 */
export async function readBooks(source: Source, period: Period, day: PlainDate): Promise<Books> {
  const organisations = await source.rows<OrganisationRow>('organisations')
  const memberships = sinceFounding(await source.rows<MembershipRow>('memberships'), organisations)
  const members = await source.rows<MemberRow>('members')
  const floatings = await source.rows<SpanRow>('floatings')
  const losses = await source.rows<SpanRow>('losses')
  const meetings = await source.rows<MeetingRow>('meetings')
  const entries = await source.rows<EntryRow>('points')
  const isInside = inPeriod(period)
  const inside = (row: { date: PlainDate }) => isInside(row.date) && row.date <= day
  const lineage = await source.rows<LineageRow>('lineage')
  const branches = dutyBranches(organisations, memberships, members, lineage)
  const end = lastDayOf(period, day)
  const units = unitsOn(end, organisations, lineage)
  const standing = (kind: Organisation['kind']) => units.filter(unit => unit.kind === kind).length
  return {
    roster: rosterAt({ members, memberships, floatings, losses }, end),
    branches: standing('branch'),
    groups: standing('group'),
    meetings: await withLines(source, meetings.filter(inside)),
    duties: owed({ branches, meetings, period, today: day }).filter(row => isInside(row.due)),
    entries: notTakenBack(entries.filter(inside)),
    grid: await readGridBooks(source, { isInside, day, end }),
  }
}

interface RosterRows {
  members: readonly MemberRow[]
  memberships: readonly MembershipRow[]
  floatings: readonly SpanRow[]
  losses: readonly SpanRow[]
}

function rosterAt({ members, memberships, floatings, losses }: RosterRows, day: PlainDate): RosterMember[] {
  const holding = (spans: readonly SpanRow[]) =>
    new Set(spans.filter(span => holdsOn(span, day)).map(({ member }) => member))
  const away = holding(floatings)
  const lost = holding(losses)
  const here = new Map(rosterOn(day, members, memberships).map(({ member }) => [member.id, member]))
  return [...here.values()].map(member => ({
    id: member.id,
    membership: membershipOn(member, day),
    floating: away.has(member.id),
    lostContact: lost.has(member.id),
  }))
}

async function withLines(source: Source, meetings: readonly MeetingRow[]): Promise<CountedMeeting[]> {
  const apart = new Map<string, AttendanceLine[]>()
  if (meetings.some(meeting => !meeting.attendance))
    for (const line of await source.rows<AttendanceRow>('attendance')) {
      const list = apart.get(line.meeting)
      if (list) list.push(line)
      else apart.set(line.meeting, [line])
    }
  return meetings.map(({ id, kind, countsAs = [], attendance }) => ({
    kind,
    countsAs,
    lines: (attendance ?? apart.get(id) ?? []).map(countedLine),
  }))
}

function countedLine(line: AttendanceLine): CountedLine {
  return { presence: 'presence' in line ? line.presence : presenceOf(line.status), voting: line.voting }
}
