import * as z from 'zod'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import type { FormPerson } from '../../../src-shared/roster/form/form-fields'
import { shortName } from '../../../src-shared/roster/organisation'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { standingOn, standingsByMember } from '../../../src-shared/roster/standing'
import { within } from '../../../src-shared/roster/units-below'
import type { Reader } from '../reader'
import { communityName, inRosterOrder, rosterTables, unitsAt } from './queries'
import { readStandings } from './standing'

/** Who of the roster is meant, as paper and files out of it ask: all, those of an organisation, or those named. */
export const whichPeople = {
  asOf: wholeDate.optional().meta({ label: '截至日期' }),
  branch: z.string().optional().meta({ label: '党支部' }),
  /** Ids in the order in which they are to stand. */
  members: z.array(z.string()).optional().meta({ label: '党员' }),
}

interface Which {
  asOf?: PlainDate | undefined
  branch?: string | undefined
  members?: string[] | undefined
}

/** Everything on file of those who are meant, in the order of party lists or as they were named. Refuses nobody at all. */
export async function peopleOnRoster(reader: Reader, today: PlainDate, which: Which): Promise<FormPerson[]> {
  const day = which.asOf ?? today
  const tables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, day) }
  const community = await communityName(reader)
  const standings = standingsByMember(await readStandings(reader))
  const named = new Map(tables.organisations.map(({ id, name }) => [id, name]))
  const all = inRosterOrder(rosterOn(day, tables.members, tables.memberships), tables)
    .filter(within(tables.organisations, which.branch))
    .map(({ member, organisation }): FormPerson => {
      const branch = named.get(organisation) ?? ''
      const value = { ...member, ...standingOn(day, standings(member.id)), branch }
      return { id: member.id, value, branchShort: shortName(branch, community) }
    })
  const byId = new Map(all.map(person => [person.id, person]))
  const people = which.members ? which.members.flatMap(id => byId.get(id) ?? []) : all
  if (!people.length) throw new Refusal([problem('nobody', '没有人可写：名册里没有这样的党员，请换一个范围。')])
  return people
}
