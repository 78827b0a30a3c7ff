import * as z from 'zod'
import { boundsOf, monthsOf, type Period } from '../period'
import { halfPoints, settle, type Scored } from './balance'
import { PointsEntry } from './entry'
import { memberSums, monthOf } from './member-sums'
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
}

/** Ids of the months that answer for a period: those of its year up to its end. */
export function pointMonthIds(branches: readonly string[], period: Period): string[] {
  const { to } = boundsOf(period)
  const months = monthsOf(period.slice(0, 4)).filter(month => month <= to.slice(0, 7))
  return branches.flatMap(branch => months.map(month => pointMonthId(branch, month)))
}

/** Points of a period for all members, from the monthly totals alone. */
export function pointsOfPeriod(input: PeriodInput): PeriodPoints[] {
  const { period, members, months, packs, ledger, scored, exempt } = input
  const { from, to } = boundsOf(period)
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  const used = months.flatMap(month => month.rules)
  const layout = ruleLayout(packs, to, used, ledger)
  const { sums, rowOf, add } = memberSums(layout, members)
  const ofYear = months.filter(month => monthOf(month).startsWith(period.slice(0, 4)))
  const begunBefore = layout.cycles.filter(cycle => !isWithin(cycle, first, last))

  const totals = (cycles: readonly CycleLayout[]) =>
    members.map((member, i) => settle({ cycles }, sums, rowOf(i), scored?.get(member)).total)
  add(ofYear.filter(month => monthOf(month) < first))
  const before = totals(begunBefore)
  add(ofYear.filter(month => monthOf(month) >= first && monthOf(month) <= last))
  return totals(layout.cycles).map((total, i) => {
    const member = members[i]!
    if (exempt?.has(member)) return { member, total: null, yearToDate: null }
    return { member, total: total - before[i]!, yearToDate: total }
  })
}

/** Whether a cycle shorter than a year lies whole in a period, so that its base is the period's. */
function isWithin(cycle: CycleLayout, first: string, last: string): boolean {
  if (cycle.first === 1 && cycle.last === 12) return false
  return cycle.first >= Number(first.slice(5)) && cycle.last <= Number(last.slice(5))
}
