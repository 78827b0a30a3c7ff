import type { PointMonth } from './months'
import type { RuleLayout } from './rule-layout'

/** Sums of many members by the columns of a layout, one member after the other. */
export interface MemberSums {
  sums: Int32Array
  /** Where a member's columns begin, by the member's place. */
  rowOf(place: number): number
  /** Adds monthly totals; who is not among the members is passed over. */
  add(months: readonly PointMonth[]): void
}

/** The calendar month of a monthly total, `2026-07`. */
export const monthOf = ({ id }: Pick<PointMonth, 'id'>): string => id.slice(-7)

/** Empty sums for some members. */
export function memberSums(layout: RuleLayout, members: readonly string[]): MemberSums {
  const { width } = layout
  const sums = new Int32Array(members.length * width)
  const rows = new Map(members.map((member, i) => [member, i * width]))

  function addOne(month: PointMonth): void {
    const columns = month.rules.map(rule => layout.columnOf(rule, Number(monthOf(month).slice(5))))
    month.members.forEach((member, m) => {
      const row = rows.get(member)
      if (row === undefined) return
      for (let r = 0; r < columns.length; r++) {
        const column = columns[r]
        if (column !== undefined) sums[row + column]! += month.halfPoints[m * columns.length + r]!
      }
    })
  }
  return { sums, rowOf: place => place * width, add: months => months.forEach(addOne) }
}
