import * as z from 'zod'
import { askedYear } from '../../../src-shared/points/bounds'
import { lastDayOf } from '../../../src-shared/period'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { rebuildMonths, type PointMonth } from '../../../src-shared/points/months'
import { PointsPack } from '../../../src-shared/points/pack'
import { replay } from '../../../src-shared/points/replay'
import { BandCount, Change, whatChanges } from '../../../src-shared/points/what-changes'
import { problem, Refusal } from '../../../src-shared/problem'
import { Member, membershipOn } from '../../../src-shared/roster/member'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName, inRosterOrder, rosterTables } from '../roster/queries'
import { monthsIn, yearsFrom } from './months-in'
import { packNamed, packUnknown } from './pack-named'
import { packsOf } from './packs-in-force'
import { scoredPeople } from './scored-people'

const Counted = z.object({ code: z.string(), entries: z.number().int() })

/**
 * A pack replayed on the facts of a year: whom it would change and why. It writes nothing, and lists people in the order
 * of the roster: nobody is ranked.
 */
export const whatIf = defineQuery({
  name: 'points.whatIf',
  title: '试算积分办法',
  input: z.object({
    id: z.string().optional().meta({ label: '积分办法' }),
    pack: PointsPack.optional().meta({ label: '积分办法' }),
    year: askedYear.meta({ label: '年度' }),
    branch: z.string().optional().meta({ label: '党支部' }),
  }),
  output: z.object({
    until: z.string(),
    pack: PointsPack.pick({ id: true, name: true, version: true }),
    /** How many are on the roster, and how many of them it changes. */
    people: z.number().int(),
    changed: z.number().int(),
    rows: z.array(Change.extend({ name: Member.shape.name, branch: z.string(), branchName: z.string() })),
    before: BandCount,
    after: BandCount,
    /** Entries by hand that would count no more, by the code of their item. */
    dropped: z.array(Counted),
    /** Entries by hand of items that give another delta, which count as they were entered. */
    kept: z.array(Counted),
  }),
  async run(reader, { id, pack: given, year, branch }, outside) {
    const until = lastDay(year, outside.today())
    const asked = given ?? (id === undefined ? null : await packNamed(reader, id))
    if (!asked) throw new Refusal([packUnknown])
    if (asked.ledger !== 'members')
      throw new Refusal([problem('pack-of-dual', '双报到党员的办法单独记账，不能拿在册党员的积分试算。')])
    const tables = await rosterTables(reader)
    const community = await communityName(reader)
    const nameOf = new Map(tables.organisations.map(unit => [unit.id, shortName(unit.name, community)]))
    const onRoster = rosterOn(until, tables.members, tables.memberships)
    const people = inRosterOrder(
      onRoster.filter(({ organisation }) => !branch || organisation === branch),
      tables,
    )
    const members = people.map(({ member }) => member)
    const packs = await packsOf(reader)
    const pack = { ...asked, from: `${year}-01-01` }
    // The years before stay under their own rules: a share of their points may be carried over.
    const under = [...packs.filter(({ from }) => from < pack.from), pack]
    const branches = (await reader.everything('organisations')).map(unit => unit.id)
    const then = await replayed(reader, { branches, year, until, pack, packs })
    // What came late for the year stands in a later one.
    const months = await monthsIn(reader, ...yearsFrom(year, Number(outside.today().slice(0, 4))))
    const found = whatChanges(
      { until, members: members.map(member => member.id), unbanded: await unbanded(reader, members, until) },
      { packs, months, ...(await scoredPeople(reader, members, packs, until)) },
      { packs: under, months: then.months, ...(await scoredPeople(reader, members, under, until)) },
    )
    const lineOf = new Map(people.map(({ member, organisation }) => [member.id, { member, organisation }]))
    return {
      until,
      pack: { id: pack.id, name: pack.name, version: pack.version },
      people: people.length,
      changed: found.changes.length,
      rows: found.changes.map(change => {
        const { member, organisation } = lineOf.get(change.member)!
        return { ...change, name: member.name, branch: organisation, branchName: nameOf.get(organisation) ?? '' }
      }),
      before: found.before,
      after: found.after,
      dropped: byCode(then.dropped),
      kept: byCode(then.kept),
    }
  },
})

const byCode = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([code, entries]) => ({ code, entries })).sort((a, b) => (a.code < b.code ? -1 : 1))

/** Who gets no band, as on the sheet for the review: probationary members, and whom a veto holds. */
async function unbanded(reader: Reader, members: readonly Member[], until: string): Promise<ReadonlySet<string>> {
  const vetoes = (await reader.all('vetoes')).filter(
    row => row.year === Number(until.slice(0, 4)) && row.liftedOn === undefined,
  )
  const probationary = members.filter(person => membershipOn(person, until) === 'probationary')
  return new Set([...probationary.map(({ id }) => id), ...vetoes.map(row => row.member)])
}

/** The last day of a year whose facts are known. */
function lastDay(year: number, today: string): string {
  if (`${year}-01-01` > today) throw new Refusal([problem('year-future', '这一年还没有开始，没有可以试算的积分。')])
  return lastDayOf(String(year), today)
}

/** The year's facts under another pack as monthly totals, branch by branch, so that no more than one's entries are held. */
async function replayed(
  reader: Reader,
  of: { branches: readonly string[]; year: number; until: string; pack: PointsPack; packs: readonly PointsPack[] },
): Promise<{ months: PointMonth[]; dropped: Map<string, number>; kept: Map<string, number> }> {
  const [first, last] = [`${of.year}-01-01`, of.until]
  const meetings = await reader.between('meetings', 'date', first, last)
  const months: PointMonth[] = []
  const [dropped, kept] = [new Map<string, number>(), new Map<string, number>()]
  const amounts = new Map<string, PointsEntry[]>()
  for (const branch of of.branches) {
    const entries = await reader.between('points', '[branch+date]', [branch, first], [branch, last])
    const own = meetings.filter(meeting => meeting.branch === branch)
    if (!entries.length && !own.length) continue
    const made = replay({ entries, meetings: own, pack: of.pack, packs: of.packs, amounts })
    months.push(...rebuildMonths(made.entries))
    for (const [code, count] of made.dropped) dropped.set(code, (dropped.get(code) ?? 0) + count)
    for (const [code, count] of made.kept) kept.set(code, (kept.get(code) ?? 0) + count)
  }
  return { months, dropped, kept }
}
