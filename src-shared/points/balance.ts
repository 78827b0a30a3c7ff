import * as z from 'zod'
import { classIn } from './class-effect'
import type { CycleLayout, RuleLayout, RuleLine } from './rule-layout'
import type { PackBlock } from './pack'

/** A number of half points: 0.5 is 1 (domain §3.7 trap 2). */
export const halfPoints = z.number().int().meta({ unit: 'halfPoint' })

/** Half points of a year or of one cycle, as the rules settle them. */
export const Balance = z.object({
  /** By the months on the roster. */
  base: halfPoints,
  /** Share of last year's total. */
  carried: halfPoints,
  /** Scores of the blocks, each with its base, between its own floor and ceiling. */
  blocks: halfPoints,
  /** Additions outside blocks before and after each item's cap. */
  uncapped: halfPoints,
  additions: halfPoints,
  deductions: halfPoints,
  /** All of that, kept between floor and ceiling. */
  subtotal: halfPoints,
  honours: halfPoints,
  total: halfPoints,
})

export type Balance = z.infer<typeof Balance>

/** How a member is scored in a year, beside the entries. */
export interface Scored {
  /** Code of the class; the ordinary one where there is none. */
  class?: string | undefined
  /** Codes of the classes month by month, January first, where somebody was not in the same one all year. */
  classes?: readonly (string | undefined)[]
  /** Months on the roster, January the lowest bit; the whole year where it is left out. */
  months?: number
  /** Half points carried over from last year. */
  carried?: number
  /** Whether a 一票否决 was resolved for the year. */
  vetoed?: boolean
}

const ordinary: Scored = {}

/** What the entries of an item give before its cap. */
export function rawOf(line: RuleLine, sums: ArrayLike<number>, at: number): number {
  let raw = 0
  for (const span of line.spans) for (const cell of span) raw += sums[at + cell.column] ?? 0
  return raw
}

/**
 * What counts of it: in each span of the cap no more than the cap. Where a new version began within a span, what had
 * counted under the old one stays counted, and what the old one had cut stays cut.
 */
export function countedOf(line: RuleLine, sums: ArrayLike<number>, at: number): number {
  let counted = 0
  for (const span of line.spans) {
    let within = 0
    for (const cell of span) {
      const raw = sums[at + cell.column] ?? 0
      if (raw === 0) continue
      const cap = cell.item?.cap ?? Infinity
      // Only what goes in the item's own direction can be too much; a reversal always counts.
      if (cell.item?.group === 'deduction') within += raw < 0 ? Math.max(raw, Math.min(0, -cap - within)) : raw
      else within += raw > 0 ? Math.min(raw, Math.max(0, cap - within)) : raw
    }
    counted += within
  }
  return counted
}

/** Score of a block in a cycle: its base, by the months on the roster, and what counts of its items. */
export function blockOf(
  cycle: CycleLayout,
  block: PackBlock,
  sums: ArrayLike<number>,
  at: number,
  scored: Scored = ordinary,
): { base: number; moved: number; score: number } {
  const base = byMonths(cycle, block.base, scored)
  let moved = 0
  for (const line of cycle.lines) if (line.block === block.code) moved += countedOf(line, sums, at)
  return { base, moved, score: Math.min(block.ceiling, Math.max(block.floor, base + moved)) }
}

/** The base of a member in a cycle. Who was on the roster throughout has it whole (domain §3.7 trap 6). */
export function baseOf(cycle: CycleLayout, scored: Scored = ordinary): number {
  const base = cycle.frame?.base
  if (!base) return 0
  // By the class at its beginning; what a branch resolves later changes no base that had begun.
  const of = classIn(scored, cycle.first)
  const own = of === undefined ? undefined : base.byClass?.[of]
  return byMonths(cycle, own ?? base.points, scored)
}

/** A base by the months on the roster, rounded down to half points. */
function byMonths({ frame, first, last }: CycleLayout, points: number, { months }: Scored): number {
  if (months === undefined || frame?.base.prorated !== 'months') return points
  let on = 0
  for (let month = first; month <= last; month++) on += (months >> (month - 1)) & 1
  return Math.floor((points * on) / (last - first + 1))
}

/**
 * Settles one member's sums in one cycle: additions capped item by item, then deductions, then floor and ceiling, then
 * honours outside the ceiling (domain §3.3, §3.7 trap 4). Whole numbers throughout.
 * @param sums half points by the layout's columns, from `at` on
 */
export function settleCycle(cycle: CycleLayout, sums: ArrayLike<number>, at = 0, scored: Scored = ordinary): Balance {
  const { frame } = cycle
  const base = baseOf(cycle, scored)
  const carried = cycle.first === 1 ? (scored.carried ?? 0) : 0
  let uncapped = 0
  let additions = 0
  let deductions = 0
  let honours = 0
  for (const line of cycle.lines) {
    if (line.block !== undefined) continue
    const counted = countedOf(line, sums, at)
    if (line.group === 'deduction') deductions += counted
    else if (line.group === 'honour') honours += counted
    else {
      additions += counted
      uncapped += rawOf(line, sums, at)
    }
  }
  let blocks = 0
  if (frame) for (const block of frame.blocks) blocks += blockOf(cycle, block, sums, at, scored).score
  const sum = base + carried + blocks + additions + deductions
  const subtotal = Math.min(frame?.ceiling ?? Infinity, Math.max(frame?.floor ?? 0, sum))
  const total = subtotal + honours
  return { base, carried, blocks, uncapped, additions, deductions, subtotal, honours, total }
}

/** Settles one member's sums over all cycles of the year that have begun. */
export function settle(
  { cycles }: Pick<RuleLayout, 'cycles'>,
  sums: ArrayLike<number>,
  at = 0,
  scored: Scored = ordinary,
): Balance {
  const [first, ...more] = cycles
  let whole = first ? settleCycle(first, sums, at, scored) : nothing
  for (const cycle of more) whole = bothOf(whole, settleCycle(cycle, sums, at, scored))
  const zero = scored.vetoed && cycles.some(({ frame }) => frame?.vetoEffect === 'zero')
  return zero ? { ...whole, total: 0 } : whole
}

const nothing: Balance = {
  ...{ base: 0, carried: 0, blocks: 0, uncapped: 0, additions: 0 },
  ...{ deductions: 0, subtotal: 0, honours: 0, total: 0 },
}

const bothOf = (a: Balance, b: Balance): Balance => ({
  base: a.base + b.base,
  carried: a.carried + b.carried,
  blocks: a.blocks + b.blocks,
  uncapped: a.uncapped + b.uncapped,
  additions: a.additions + b.additions,
  deductions: a.deductions + b.deductions,
  subtotal: a.subtotal + b.subtotal,
  honours: a.honours + b.honours,
  total: a.total + b.total,
})
