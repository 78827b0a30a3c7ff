import { boundsOf, lengthOf, monthsOf, type Period } from '../../../src-shared/period'
import { countedOf, ruleLayout } from '../../../src-shared/points/balance'
import type { Closing } from '../../../src-shared/points/closing'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { exceptionsOf, type Exception } from '../../../src-shared/points/exceptions'
import type { PointMonth } from '../../../src-shared/points/months'
import { itemOn, shippedPacks } from '../../../src-shared/points/pack'
import { pointMonthIds, pointsOfPeriod, type PeriodPoints } from '../../../src-shared/points/quarter'
import { scoringOn } from '../../../src-shared/points/scoring'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Organisation } from '../../../src-shared/roster/organisation'
import type { Member } from '../../../src-shared/roster/member'
import { holdsOn } from '../../../src-shared/roster/membership'
import { rosterOn, type RosterTables } from '../../../src-shared/roster/roster-counts'
import type { Reader } from '../reader'
import { inRosterOrder, rosterTables, unitsAt } from '../roster/queries'
import { entriesStanding } from './standing-entries'

/** Points of some branches in a period, read together: what closing them and their papers need. */
export interface PeriodBooks {
  period: Period
  /** The last day that counts: that of the period, or today. */
  until: PlainDate
  branches: readonly Organisation[]
  closings: readonly Closing[]
  /** Members of a branch at the period's end, in the order of party lists. */
  membersOf(branch: string): readonly Member[]
  /** Points of those members, as the books stand now. */
  linesOf(branch: string): PeriodPoints[]
  entriesOf(branch: string): Promise<PointsEntry[]>
  exceptionsOf(branch: string): Promise<Exception[]>
}

/** @param only branches that are asked for; all of the books where none is named */
export async function periodBooks(
  reader: Reader,
  period: Period,
  today: PlainDate,
  only?: readonly string[],
): Promise<PeriodBooks> {
  const { to } = boundsOf(period)
  const until = to < today ? to : today
  const tables: RosterTables = { ...(await rosterTables(reader)), organisations: await unitsAt(reader, until) }
  const branches = tables.organisations.filter(({ kind, id }) => kind === 'branch' && (!only || only.includes(id)))
  const scorings = await reader.all('scorings')
  const isExempt = (member: string) => scoringOn(scorings, member, until)?.class === 'exempt'
  // Whoever moved within the community brings points from a branch that is not asked for.
  const everywhere = (await reader.all('organisations')).filter(({ kind }) => kind === 'branch').map(({ id }) => id)
  const months = (await reader.derivedMany<PointMonth>('pointMonths', pointMonthIds(everywhere, period))).filter(
    month => month !== undefined,
  )
  const people = inRosterOrder(rosterOn(until, tables.members, tables.memberships), tables)
  const membersOf = (branch: string) =>
    people.flatMap(({ member, organisation }) => (organisation === branch ? [member] : []))
  const spans = new Map<string, typeof tables.memberships>()
  for (const span of tables.memberships) spans.set(span.member, [...(spans.get(span.member) ?? []), span])
  const [first, last] = [monthsOf(period)[0]!, monthsOf(period).slice(-1)[0]!]
  // Settled once for everybody: what one branch costs, all cost.
  let lines: Map<string, PeriodPoints> | undefined
  const linesOfAll = () => {
    const members = people.map(({ member }) => member.id)
    const exempt = new Set(members.filter(isExempt))
    const settled = pointsOfPeriod({ period, members, months, packs: shippedPacks, exempt })
    return new Map(settled.map(line => [line.member, line]))
  }
  const entriesOf = (branch: string) => entriesStanding(reader, { branch }, first, last)

  return {
    period,
    until,
    branches,
    closings: await reader.all('closings'),
    membersOf,
    linesOf: branch => {
      lines ??= linesOfAll()
      return membersOf(branch).map(({ id }) => lines!.get(id)!)
    },
    entriesOf,
    async exceptionsOf(branch) {
      if (lengthOf(period) !== 'month') return []
      const own = new Set(membersOf(branch).map(({ id }) => id))
      return exceptionsOf({
        month: period,
        entries: await entriesOf(branch),
        itemOf: ({ rule, date }) => itemOn(shippedPacks, date, rule),
        onRoster: (member, day) =>
          (spans.get(member) ?? []).some(span => span.organisation === branch && holdsOn(span, day)),
        isExempt,
        cut: cutsOf(months, period, until).filter(({ member }) => own.has(member)),
      })
    },
  }
}

/** What caps newly take off in a month, by member and item. */
function cutsOf(months: readonly PointMonth[], month: string, until: PlainDate) {
  const { position, items } = ruleLayout(
    shippedPacks,
    until,
    months.flatMap(({ rules }) => rules),
  )
  const sums = new Map<string, { before: number; after: number }>()
  for (const { id, members, rules, halfPoints } of months)
    members.forEach((member, m) =>
      rules.forEach((rule, r) => {
        const key = `${member}|${rule}`
        const sum = sums.get(key) ?? { before: 0, after: 0 }
        const points = halfPoints[m * rules.length + r]!
        sums.set(key, { before: sum.before + (id.slice(-7) < month ? points : 0), after: sum.after + points })
      }),
    )
  return [...sums].flatMap(([key, { before, after }]) => {
    const [member, rule] = key.split('|') as [string, string]
    const item = items[position.get(rule)!]
    const cut = after - countedOf(item, after) - (before - countedOf(item, before))
    return cut > 0 && item?.group !== 'deduction' ? [{ member, rule, halfPoints: cut }] : []
  })
}
