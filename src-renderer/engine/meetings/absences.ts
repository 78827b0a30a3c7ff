import * as z from 'zod'
import { longAbsences } from '../../../src-shared/meetings/absence'
import { unitName } from '../../../src-shared/roster/organisation'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineQuery } from '../command'
import { communityName, rosterTables } from '../roster/queries'

/** Who of today's roster has stayed away without leave for months, for the secretary to see to; nobody is labelled by it. */
export const absences = defineQuery({
  name: 'meetings.absences',
  title: '连续没有参加组织生活',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        member: z.string(),
        name: z.string(),
        branchName: z.string(),
        months: z.number().int(),
        since: z.string(),
        advice: z.string(),
      }),
    ),
  }),
  async run(reader, _input, outside) {
    const today = outside.today()
    const { members, memberships, organisations } = await rosterTables(reader)
    const community = await communityName(reader)
    const names = new Map(organisations.map(unit => [unit.id, unitName(unit, community)]))
    const here = new Map(rosterOn(today, members, memberships).map(one => [one.member.id, one]))
    const from = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`
    const meetings = await reader.between('meetings', 'date', from, today)
    const rows = longAbsences(meetings, today).flatMap(found => {
      const standing = here.get(found.member)
      return standing
        ? [{ ...found, name: standing.member.name, branchName: names.get(standing.organisation) ?? '' }]
        : []
    })
    return { rows: rows.sort((a, b) => b.months - a.months || (a.name < b.name ? -1 : 1)) }
  },
})
