import { owed, type OwedRow } from '../meetings/duties'
import { dutyBranches } from '../meetings/duty-branches'
import type { Meeting } from '../meetings/meeting'
import { inPeriod, lastDayOf, type Period } from '../period'
import type { PlainDate } from '../plain-date'
import type { PointsEntry } from '../points/entry'
import type { Stored } from '../records/row'
import type { Member } from '../roster/member'
import type { Membership } from '../roster/membership'
import type { FormerUnit } from '../roster/former-unit'
import { sinceFounding, unitName, type Organisation } from '../roster/organisation'
import type { Source } from '../source'

/** The books of one office as the check before a report reads them. */
export interface CheckBooks {
  /** Everybody who may be on a roster at the period's end. */
  members: Member[]
  memberships: readonly Membership[]
  organisations: Organisation[]
  /** Held in the period, until the day of the check. */
  meetings: Meeting[]
  /** Whose fact lies in the period. */
  entries: Stored<PointsEntry>[]
  /** Whose window ends in the period. */
  duties: OwedRow[]
  /** Last day of the period, or the day of the check where that is earlier. */
  until: PlainDate
  /** Cut-off of what was sent last of the period. */
  sentAt: string | undefined
  branch(id: string): string
  member(id: string): string
}

/** @param today day of the check; what happened later is not looked at */
export async function readCheckBooks(
  source: Source,
  period: Period,
  today: PlainDate,
  sentAt?: string,
): Promise<CheckBooks> {
  const organisations = await source.rows<Organisation>('organisations')
  const members = await source.rows<Member>('members')
  const memberships = sinceFounding(await source.rows<Membership>('memberships'), organisations)
  const meetings = await source.rows<Meeting>('meetings')
  const entries = await source.rows<Stored<PointsEntry>>('points')
  const isInside = inPeriod(period)
  const inside = ({ date }: { date: PlainDate }) => isInside(date) && date <= today
  const lineage = await source.rows<FormerUnit>('lineage')
  const branches = dutyBranches(organisations, memberships, members, lineage)
  const units = new Map(organisations.map(unit => [unit.id, unitName(unit)]))
  const people = new Map(members.map(({ id, name }) => [id, name]))
  return {
    members,
    memberships,
    organisations,
    meetings: meetings.filter(inside),
    entries: entries.filter(inside),
    duties: owed({ branches, meetings, period, today }).filter(({ due }) => isInside(due)),
    until: lastDayOf(period, today),
    sentAt,
    branch: id => units.get(id) ?? '',
    member: id => people.get(id) ?? '名册以外的人',
  }
}
