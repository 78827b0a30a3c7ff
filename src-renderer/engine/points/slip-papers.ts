import * as z from 'zod'
import { askedYear } from '../../../src-shared/points/bounds'
import { closedFor } from '../../../src-shared/points/closing'
import { scoringOn } from '../../../src-shared/points/scoring'
import { PointsSlips, slipSheet } from '../../../src-shared/points/slip-sheet'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Member } from '../../../src-shared/roster/member'
import { shortName } from '../../../src-shared/roster/organisation'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { communityName, inRosterOrder, rosterTables, unitsAt } from '../roster/queries'
import { accountIn, lastDayIn } from './accounts'

/** Slips of points of a year (this one where it says none): of one member, of those who were chosen, or of a branch. */
export const pointsSlips = defineQuery({
  name: 'points.slips',
  title: '打印个人积分单',
  input: z.object({
    id: z.string().meta({ label: '党员或者党支部' }),
    year: askedYear.optional().meta({ label: '年度' }),
    members: z.array(z.string()).min(1).optional().meta({ label: '只打印这些党员' }),
  }),
  output: PointsSlips,
  async run(reader, input, outside) {
    const on = printedBy(outside)
    const year = input.year ?? Number(on.today.slice(0, 4))
    const until = lastDayIn(year, on.today)
    const tables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, until) }
    const people = inRosterOrder(rosterOn(until, tables.members, tables.memberships), tables)
    const branchOf = new Map(people.map(({ member, organisation }) => [member.id, organisation]))
    const asked = await membersOf(reader, input, people)
    const [closings, scorings] = [await reader.all('closings'), await reader.all('scorings')]
    const community = await communityName(reader)
    const nameOf = new Map(tables.organisations.map(({ id, name }) => [id, shortName(name, community)]))
    const paper = await paperContext(reader, '', until, on)
    const slips = []
    for (const person of asked) {
      const { id: member, name } = person
      const { account, entries } = await accountIn(reader, person, year, on.today)
      // Scored in another ledger: what stands here is not theirs to sign.
      if (account.class?.scored === 'separate') continue
      slips.push(
        slipSheet(account, entries, {
          ...paper,
          name,
          branch: nameOf.get(branchOf.get(member) ?? '') ?? '',
          closedFor: one => closedFor(closings, one),
          resolution: scoringOn(scorings, member, until)?.resolution ?? null,
        }),
      )
    }
    if (!slips.length) throw new Refusal([scoredElsewhere])
    return { slips }
  },
})

const scoredElsewhere = problem(
  'slip-elsewhere',
  '这里的党员都是另账计分的，不打印在册党员的积分单，由计分的单位打印。计分方式登记错了的，先在“计分方式”更正。',
)

/** Who is meant: those who were chosen, the one whose id it is, else everybody of the branch whose id it is. */
async function membersOf(
  reader: Reader,
  { id, members }: { id: string; members?: string[] | undefined },
  people: ReturnType<typeof inRosterOrder>,
): Promise<Member[]> {
  const named = []
  for (const member of members ?? [id]) {
    const found = await reader.get('members', member)
    if (found) named.push(found)
  }
  const asked = members || named.length ? named : people.flatMap(one => (one.organisation === id ? [one.member] : []))
  if (asked.length) return asked
  throw new Refusal([problem('slip-empty', '这里没有党员可以打印积分单，请重新选择党员或者党支部。')])
}
