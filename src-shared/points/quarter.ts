import * as z from 'zod'
import { boundsOf, monthsOf, type Period } from '../period'
import { halfPoints, ruleLayout, settle } from './balance'
import { PointsEntry } from './entry'
import { pointMonthId, type PointMonth } from './months'
import type { PointsPack } from './pack'

/** A member's line of a points notice; half points. `null` for 免积分, which is not zero (domain §3.7 trap 5). */
export const PeriodPoints = z.object({
  member: PointsEntry.shape.member,
  /** What the period brought: the account at its end less the account before it, so caps count where they were reached. */
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
  /** Members whose branch resolved that they are not scored. */
  exempt?: ReadonlySet<string>
}

/** Ids of the months that answer for a period: those of its year up to its end. */
export function pointMonthIds(branches: readonly string[], period: Period): string[] {
  const { to } = boundsOf(period)
  const months = monthsOf(period.slice(0, 4)).filter(month => month <= to.slice(0, 7))
  return branches.flatMap(branch => months.map(month => pointMonthId(branch, month)))
}

/** Points of a period for all members, from the monthly totals alone. */
export function pointsOfPeriod({ period, members, months, packs, exempt }: PeriodInput): PeriodPoints[] {
  const { from, to } = boundsOf(period)
  const first = from.slice(0, 7)
  const layout = ruleLayout(
    packs,
    to,
    months.flatMap(month => month.rules),
  )
  const width = layout.codes.length
  const sums = new Int32Array(members.length * width)
  const rowOf = new Map(members.map((member, i) => [member, i * width]))

  const add = (month: PointMonth) => {
    const columns = month.rules.map(rule => layout.position.get(rule)!)
    month.members.forEach((member, m) => {
      const row = rowOf.get(member)
      if (row === undefined) return
      for (let r = 0; r < columns.length; r++) sums[row + columns[r]!]! += month.halfPoints[m * columns.length + r]!
    })
  }
  const nameOf = (month: PointMonth) => month.id.slice(-7)
  const ofYear = months.filter(month => nameOf(month).startsWith(period.slice(0, 4)))

  ofYear.filter(month => nameOf(month) < first).forEach(add)
  const before = members.map((_, i) => settle(layout, sums, i * width).total)
  ofYear.filter(month => nameOf(month) >= first && nameOf(month) <= to.slice(0, 7)).forEach(add)
  return members.map((member, i) => {
    if (exempt?.has(member)) return { member, total: null, yearToDate: null }
    const { total } = settle(layout, sums, i * width)
    return { member, total: total - before[i]!, yearToDate: total }
  })
}
