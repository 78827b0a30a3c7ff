import { lastDayOf, lastPeriods, lengthOf, monthsOf, nextMonth, type Period } from '../../../src-shared/period'
import { cutsOf, type Cut } from '../../../src-shared/points/cuts'
import { closedThrough, type Closing } from '../../../src-shared/points/closing'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { exceptionsOf, type Exception } from '../../../src-shared/points/exceptions'
import { monthOf } from '../../../src-shared/points/member-sums'
import { itemOn } from '../../../src-shared/points/pack'
import { pointsOfPeriod, type PeriodPoints } from '../../../src-shared/points/quarter'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Organisation } from '../../../src-shared/roster/organisation'
import type { Member } from '../../../src-shared/roster/member'
import { holdsOn, type Membership } from '../../../src-shared/roster/membership'
import { inTreeOrder, rosterOn, type RosterTables } from '../../../src-shared/roster/roster-counts'
import { byStrokes } from '../../../src-shared/roster/stroke-order'
import type { Reader } from '../reader'
import { inRosterOrder, rosterTables, unitsAt } from '../roster/queries'
import { earlierYears } from './earlier-years'
import { byMember, grouped } from './grouped'
import { monthsIn } from './months-in'
import { packsOf } from './packs-in-force'
import { scoredPeople } from './scored-people'
import { entriesStanding, firstMonthStanding } from './standing-entries'

/** Points of some branches in a period, read together: what closing them and their papers need. */
export interface PeriodBooks {
  period: Period
  /** The last day that counts: that of the period, or today. */
  until: PlainDate
  branches: readonly Organisation[]
  closings: readonly Closing[]
  /** Who is on the roster of those branches at the period's end, in the order of party lists. */
  people: readonly Member[]
  /** How the period was closed for a branch, if it was. */
  closingOf(branch: string): Closing | undefined
  /** The last month that is closed for a branch, whatever the period; empty where none is. */
  throughOf(branch: string): string
  /** Members of a branch at the period's end, in the order of party lists. */
  membersOf(branch: string): readonly Member[]
  /** Points as they stood when the period was closed, else of those members as the books stand now. */
  linesOf(branch: string): PeriodPoints[]
  entriesOf(branch: string): Promise<readonly PointsEntry[]>
  exceptionsOf(branch: string): Promise<Exception[]>
  /** The oldest month that has to be closed before the period, if any: months go in their order, longer periods after them. */
  openBefore(branch: string): Promise<string | undefined>
}

/** @param only branches that are asked for; all of the books where none is named */
export async function periodBooks(
  reader: Reader,
  period: Period,
  today: PlainDate,
  only?: readonly string[],
): Promise<PeriodBooks> {
  const until = lastDayOf(period, today)
  const tables: RosterTables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, until) }
  const packs = await packsOf(reader)
  // Whoever moved within the community brings points from a branch that is not asked for.
  const everywhere = (await reader.all('organisations')).filter(({ kind }) => kind === 'branch')
  const months = await monthsIn(reader, period)
  const asked = only && new Set(only)
  const spans = asked ? tables.memberships.filter(({ organisation }) => asked.has(organisation)) : tables.memberships
  const people = inRosterOrder(rosterOn(until, tables.members, spans), tables)
  const everybody = people.map(({ member }) => member)
  const ids = everybody.map(({ id }) => id)
  const { scored, exempt } = await scoredPeople(reader, everybody, packs, until)
  const earlier = await earlierYears(reader, {
    ...{ months, packs, year: Number(period.slice(0, 4)) },
    members: everybody,
  })
  const peopleOf = grouped(people, ({ organisation }) => organisation)
  const membersOf = (branch: string) => peopleOf(branch).map(({ member }) => member)
  let spansOf: ((member: string) => readonly Membership[]) | undefined
  const [first, last] = [monthsOf(period)[0]!, monthsOf(period).slice(-1)[0]!]
  const atEnd = inTreeOrder(tables.organisations, byStrokes).filter(({ kind }) => kind === 'branch')
  // One that was dissolved within the period has nobody any more, and still something that stands in it.
  const scoredHere = new Set(months.flatMap(month => (monthOf(month) >= first ? month.id.slice(0, -8) : [])))
  const ended = everywhere.filter(({ id }) => scoredHere.has(id) && !atEnd.some(unit => unit.id === id))
  const branches = [...atEnd, ...ended].filter(({ id }) => !only || only.includes(id))
  // Settled once for everybody: what one branch costs, all cost.
  let lines: Map<string, PeriodPoints> | undefined
  const linesOfAll = () =>
    new Map(
      pointsOfPeriod({ period, members: ids, months, packs, scored, exempt, earlier }).map(line => [line.member, line]),
    )
  let cutsOfMember: ((member: string) => readonly Cut[]) | undefined
  const closings = await reader.all('closings')
  const closingsOf = grouped(closings, row => row.branch)
  const throughOf = (branch: string) => closedThrough(closingsOf(branch), branch)
  const closed = new Map(closings.flatMap(row => (row.period === period ? [[row.branch, row]] : [])))
  let entries: Promise<(branch: string) => readonly PointsEntry[]> | undefined
  /** Of all branches the whole period is read at once. */
  async function entriesOf(branch: string): Promise<readonly PointsEntry[]> {
    if (only) return entriesStanding(reader, { branch }, first, last)
    entries ??= entriesStanding(reader, undefined, first, last).then(all => grouped(all, entry => entry.branch))
    return (await entries)(branch)
  }

  return {
    period,
    until,
    branches,
    closings,
    people: everybody,
    closingOf: branch => closed.get(branch),
    throughOf,
    membersOf,
    linesOf: branch => {
      const closing = closed.get(branch)
      if (closing) return closing.lines
      lines ??= linesOfAll()
      return membersOf(branch).map(({ id }) => lines!.get(id)!)
    },
    entriesOf,
    async exceptionsOf(branch) {
      if (lengthOf(period) !== 'month') return []
      const cuts = (cutsOfMember ??= byMember(cutsOf({ month: period, members: ids, months, packs, scored })))
      const everySpan = (spansOf ??= byMember(tables.memberships))
      const own = new Map(membersOf(branch).map(({ id }, i) => [id, i]))
      const place = ({ member }: { member: string }) => own.get(member) ?? own.size
      // In the order of party lists, within what weighs the same.
      const inOrder = <T extends { member: string }>(rows: readonly T[]) =>
        [...rows].sort((a, b) => place(a) - place(b))
      return exceptionsOf({
        month: period,
        entries: inOrder(await entriesOf(branch)),
        itemOf: ({ rule, date }) => itemOn(packs, date, rule),
        onRoster: (member, day) => everySpan(member).some(span => span.organisation === branch && holdsOn(span, day)),
        isExempt: member => exempt.has(member),
        cut: membersOf(branch).flatMap(({ id }) => cuts(id)),
      })
    },
    async openBefore(branch) {
      const through = throughOf(branch)
      const isMonth = lengthOf(period) === 'month'
      if (!isMonth && through >= last) return undefined
      const [after, before] = [through ? nextMonth(through) : '0000-01', isMonth ? lastPeriods(period, 2)[1]! : last]
      const open = after > before ? undefined : await firstMonthStanding(reader, branch, after, before)
      return open ?? (isMonth ? undefined : last)
    },
  }
}
