import type { Scored } from './balance'
import { classIn, ofClass } from './class-effect'
import type { PointMonth } from './months'
import type { RuleLayout } from './rule-layout'
import { factOf } from './rule-key'

/** Sums of many members by the columns of a layout, one member after the other; points are worth what the class of their month says. */
export interface MemberSums {
  sums: Int32Array
  /** Where a member's columns begin, by the member's place. */
  rowOf(place: number): number
  /** Adds monthly totals, of them the facts of the layout's year; who is not among the members is passed over. */
  add(months: readonly PointMonth[]): void
}

/** The calendar month of a monthly total, `2026-07`. */
export const monthOf = ({ id }: Pick<PointMonth, 'id'>): string => id.slice(-7)

/** The codes of the items that stand in some months. */
export const codesIn = (months: readonly PointMonth[]): string[] =>
  months.flatMap(month => month.rules.map(key => factOf(key, '').code))

/** Empty sums for some members. */
export function memberSums(
  layout: RuleLayout,
  members: readonly string[],
  scored?: ReadonlyMap<string, Scored>,
): MemberSums {
  const { width } = layout
  const sums = new Int32Array(members.length * width)
  const rows = new Map(members.map((member, i) => [member, i * width]))

  function addOne(month: PointMonth): void {
    const places = month.rules.map(key => {
      const fact = factOf(key, monthOf(month))
      const number = Number(fact.month.slice(5))
      const cell = fact.month.startsWith(layout.year) ? layout.cellOf(fact.code, number) : undefined
      return cell && { cell, number }
    })
    month.members.forEach((member, m) => {
      const row = rows.get(member)
      if (row === undefined) return
      const of = scored?.get(member)
      for (let r = 0; r < places.length; r++) {
        const place = places[r]
        if (!place) continue
        const half = month.halfPoints[m * places.length + r]!
        sums[row + place.cell.column]! += of ? ofClass(place.cell, half, classIn(of, place.number)) : half
      }
    })
  }
  return { sums, rowOf: place => place * width, add: months => months.forEach(addOne) }
}
