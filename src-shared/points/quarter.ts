import * as z from 'zod'
import { boundsOf, monthsOf, type Period } from '../period'
import { halfPoints, settle, type Scored } from './balance'
import { PointsEntry } from './entry'
import { codesIn, memberSums, monthOf } from './member-sums'
import { pointMonthId, type PointMonth } from './months'
import type { Ledger, PointsPack } from './pack'
import { ruleLayout, type CycleLayout } from './rule-layout'

/** A member's line of a points notice; half points. `null` for 免积分, which is not zero (domain §3.7 trap 5). */
export const PeriodPoints = z.object({
  member: PointsEntry.shape.member,
  /**
   * What the period brought: the account at its end less the account before it, so caps count where they were reached.
   * A base belongs to the period that it begins anew in, the year's to none.
   */
  total: halfPoints.nullable(),
  /** The account at the period's end, with the year's base. */
  yearToDate: halfPoints.nullable(),
})

export type PeriodPoints = z.infer<typeof PeriodPoints>

export interface PeriodInput {
  period: Period
  /** In the order of the notice. */
  members: readonly string[]
  /** Months of the year up to the period's end, of all branches; others are passed over. */
  months: readonly PointMonth[]
  packs: readonly PointsPack[]
  ledger?: Ledger
  /** How members are scored who are not simply scored all year. */
  scored?: ReadonlyMap<string, Scored>
  /** Members without a line in this ledger: 免积分, or scored in another. */
  exempt?: ReadonlySet<string>
  /** Earlier years for whose facts something stands in this one. */
  earlier?: readonly EarlierYear[]
}

/** A year that is over: all monthly totals with facts of it that stand before the year that is asked for. */
export interface EarlierYear {
  year: number
  months: readonly PointMonth[]
  scored: ReadonlyMap<string, Scored>
}

/** Ids of the months that answer for a period: those of its year up to its end. */
export function pointMonthIds(branches: readonly string[], period: Period): string[] {
  const { to } = boundsOf(period)
  const months = monthsOf(period.slice(0, 4)).filter(month => month <= to.slice(0, 7))
  return branches.flatMap(branch => months.map(month => pointMonthId(branch, month)))
}

/**
 * Points of a period for all members, from the monthly totals alone. What came too late for its own month is judged in that month,
 * with the caps and blocks of then, and what it changes is the period's that it stands in (domain §3.4).
 */
export function pointsOfPeriod(input: PeriodInput): PeriodPoints[] {
  const { period, members, months, packs, ledger, scored, exempt, earlier = [] } = input
  const { from, to } = boundsOf(period)
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  const layout = ruleLayout(packs, to, codesIn(months), ledger)
  const { sums, rowOf, add } = memberSums(layout, members, scored)
  const ofYear = months.filter(month => monthOf(month).startsWith(period.slice(0, 4)))
  const begunBefore = layout.cycles.filter(cycle => !isWithin(cycle, first, last))
  const years = earlier.map(year => lateOf(year, { members, packs, ledger }))

  const totals = (cycles: readonly CycleLayout[]) =>
    members.map((member, i) => settle({ cycles }, sums, rowOf(i), scored?.get(member)).total)
  const addAll = (list: readonly PointMonth[]) => {
    add(list)
    return years.map(year => year.changeBy(list))
  }
  const lateBefore = addAll(ofYear.filter(month => monthOf(month) < first))
  const before = totals(begunBefore)
  const lateAfter = addAll(ofYear.filter(month => monthOf(month) >= first && monthOf(month) <= last))
  const late = (changes: readonly number[][], i: number) => changes.reduce((sum, year) => sum + year[i]!, 0)
  return totals(layout.cycles).map((total, i) => {
    const member = members[i]!
    if (exempt?.has(member)) return { member, total: null, yearToDate: null }
    const after = total + late(lateAfter, i)
    return { member, total: after - before[i]! - late(lateBefore, i), yearToDate: after }
  })
}

/** What late lines for an earlier year change of it, line by line as they are added. */
function lateOf(
  { year, months, scored }: EarlierYear,
  { members, packs, ledger }: Pick<PeriodInput, 'members' | 'packs'> & { ledger: Ledger | undefined },
): { changeBy(more: readonly PointMonth[]): number[] } {
  const layout = ruleLayout(packs, `${year}-12-31`, codesIn(months), ledger)
  const { sums, rowOf, add } = memberSums(layout, members, scored)
  const totals = () => members.map((member, i) => settle(layout, sums, rowOf(i), scored.get(member)).total)
  add(months)
  const known = totals()
  return {
    changeBy(more) {
      add(more)
      return totals().map((total, i) => total - known[i]!)
    },
  }
}

/** Whether a cycle shorter than a year lies whole in a period, so that its base is the period's. */
function isWithin(cycle: CycleLayout, first: string, last: string): boolean {
  if (cycle.first === 1 && cycle.last === 12) return false
  return cycle.first >= Number(first.slice(5)) && cycle.last <= Number(last.slice(5))
}
