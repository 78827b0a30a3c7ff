import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { shortName } from '../../../src-shared/roster/organisation'
import type { ListedMember } from '../../../src-shared/roster/paper/roster-sheets'
import { rosterOn, type OnRoster, type RosterTables } from '../../../src-shared/roster/roster-counts'
import { within } from '../../../src-shared/roster/units-below'
import type { Reader } from '../reader'
import { communityName, inRosterOrder, rosterTables, unitsAt } from './queries'

export interface PeopleInput {
  /** Id of a unit of the tree; none, or `all`, for everybody. */
  id?: string | undefined
  asOf?: PlainDate | undefined
  /** Only these of them; they stand in the order of party lists. */
  members?: readonly string[] | undefined
}

/** The tables of the roster, the units as they were on the day. */
export async function tablesOn(reader: Reader, day: PlainDate): Promise<RosterTables> {
  return { ...(await rosterTables(reader)), organisations: await unitsAt(reader, day) }
}

/**
 * Who was in a unit on a day, in the order of party lists.
 * @returns the people, the unit's full name (empty for everybody), and the day
 */
export async function peopleOf(
  reader: Reader,
  { id, asOf, members }: PeopleInput,
  today: PlainDate,
): Promise<{ people: (ListedMember & OnRoster)[]; unit: string; day: PlainDate }> {
  const day = asOf ?? today
  const tables = await tablesOn(reader, day)
  const wanted = id === 'all' ? undefined : id
  const unit = tables.organisations.find(organisation => organisation.id === wanted)
  if (wanted !== undefined && !unit)
    throw new Refusal([problem('unit-unknown', '这一天没有这个党组织。请回到名册重新选择。')])
  const community = await communityName(reader)
  const nameOf = new Map(tables.organisations.map(({ id, name }) => [id, shortName(name, community)]))
  const only = members && new Set(members)
  const people = rosterOn(day, tables.members, tables.memberships)
    .filter(within(tables.organisations, wanted))
    .filter(({ member }) => !only || only.has(member.id))
  return {
    people: inRosterOrder(people, tables).map(person => ({ ...person, branch: nameOf.get(person.organisation) ?? '' })),
    unit: unit?.name ?? '',
    day,
  }
}
