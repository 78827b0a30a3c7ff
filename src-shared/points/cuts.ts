import { boundsOf } from '../period'
import { countedOf, rawOf, type Scored } from './balance'
import { codesIn, memberSums, monthOf } from './member-sums'
import type { PointMonth } from './months'
import type { PointsPack } from './pack'
import { ruleLayout } from './rule-layout'

/** What a cap took off an item of a member in a month, and had not taken off before; half points. */
export interface Cut {
  member: string
  rule: string
  halfPoints: number
}

interface CutInput {
  /** `2026-09` */
  month: string
  members: readonly string[]
  /** Monthly totals of the year, of all branches. */
  months: readonly PointMonth[]
  packs: readonly PointsPack[]
  scored: ReadonlyMap<string, Scored>
}

/** What caps newly take off additions in a month. */
export function cutsOf({ month, members, months, packs, scored }: CutInput): Cut[] {
  const { to } = boundsOf(month)
  const layout = ruleLayout(packs, to, codesIn(months))
  const { sums, rowOf, add } = memberSums(layout, members, scored)
  const lines = layout.cycles.flatMap(cycle => cycle.lines).filter(({ group }) => group !== 'deduction')
  const cuts = () =>
    members.map((_, i) => lines.map(line => rawOf(line, sums, rowOf(i)) - countedOf(line, sums, rowOf(i))))
  const sameYear = months.filter(one => monthOf(one).slice(0, 4) === month.slice(0, 4))
  add(sameYear.filter(one => monthOf(one) < month))
  const before = cuts()
  add(sameYear.filter(one => monthOf(one) === month))
  return cuts().flatMap((row, i) =>
    row.flatMap((cut, l) => {
      const halfPoints = cut - before[i]![l]!
      return halfPoints > 0 ? [{ member: members[i]!, rule: lines[l]!.code, halfPoints }] : []
    }),
  )
}
