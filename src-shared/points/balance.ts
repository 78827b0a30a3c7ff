import * as z from 'zod'
import type { PlainDate } from '../plain-date'
import { itemOn, packOn, type PackItem, type PointsPack } from './pack'

/** A number of half points: 0.5 is 1 (domain §3.7 trap 2). */
export const halfPoints = z.number().int().meta({ unit: 'halfPoint' })

/** Half points of a year, as the rules settle them. */
export const Balance = z.object({
  base: halfPoints,
  /** Additions before and after each item's cap. */
  uncapped: halfPoints,
  additions: halfPoints,
  deductions: halfPoints,
  /** Base, additions and deductions, kept between floor and ceiling. */
  subtotal: halfPoints,
  honours: halfPoints,
  total: halfPoints,
})

export type Balance = z.infer<typeof Balance>

/** The rules laid out by position, so that one member and fifty thousand are settled by the same few lines. */
export interface RuleLayout {
  pack: PointsPack | undefined
  codes: readonly string[]
  items: readonly (PackItem | undefined)[]
  position: ReadonlyMap<string, number>
}

/**
 * The rules in force on a day, and those codes besides that earlier packs gave. Every entry keeps the delta of its own
 * date (domain §3.7 trap 3); caps, floor and ceiling are those in force on the day the account is drawn up.
 */
export function ruleLayout(packs: readonly PointsPack[], day: PlainDate, used: Iterable<string>): RuleLayout {
  const pack = packOn(packs, day)
  const own = pack?.items.map(item => item.code) ?? []
  const codes = [...own, ...[...new Set(used)].filter(code => !own.includes(code)).sort()]
  return {
    pack,
    codes,
    items: codes.map(code => itemOn(packs, day, code)),
    position: new Map(codes.map((code, i) => [code, i])),
  }
}

/** What counts of an item's sum: no more than its cap. */
export function countedOf(item: PackItem | undefined, raw: number): number {
  return item && item.cap !== null && raw > item.cap ? item.cap : raw
}

/**
 * Settles one member's sums: additions capped item by item, then deductions, then floor and ceiling, then honours
 * outside the ceiling (domain §3.3, §3.7 trap 4). Whole numbers throughout.
 * @param sums half points by the layout's positions, from `at` on
 */
export function settle(layout: RuleLayout, sums: ArrayLike<number>, at = 0): Balance {
  const { pack, items } = layout
  const base = pack?.base.points ?? 0
  let uncapped = 0
  let additions = 0
  let deductions = 0
  let honours = 0
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    const raw = sums[at + i] ?? 0
    if (raw === 0) continue
    if (item?.group === 'deduction') deductions += raw
    else if (item?.group === 'honour') honours += countedOf(item, raw)
    else {
      uncapped += raw
      additions += countedOf(item, raw)
    }
  }
  const sum = base + additions + deductions
  const subtotal = Math.min(pack?.ceiling ?? Infinity, Math.max(pack?.floor ?? 0, sum))
  return { base, uncapped, additions, deductions, subtotal, honours, total: subtotal + honours }
}
