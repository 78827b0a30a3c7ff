import * as z from 'zod'
import type { PlainDate } from '../plain-date'
import { blockOf, baseOf, countedOf, halfPoints, settle, settleCycle, type Scored } from './balance'
import { PointsEntry } from './entry'
import { codesIn, memberSums } from './member-sums'
import type { PointMonth } from './months'
import type { PointsPack } from './pack'
import { ruleLayout, type RuleLayout } from './rule-layout'

/**
 * One reason why somebody's points differ; all reasons together are the whole of the difference. Half points. Who is 免积分 on one side
 * has that as the only reason, with nothing on this side.
 */
const Reason = z.object({
  /** Of the item, the base or the block; empty for a limit. */
  code: z.string(),
  name: z.string(),
  before: halfPoints,
  after: halfPoints,
})
export type Reason = z.infer<typeof Reason>

/** What another pack makes of one member. `null` for 免积分. */
export const Change = z.object({
  member: PointsEntry.shape.member,
  before: halfPoints.nullable(),
  after: halfPoints.nullable(),
  reasons: z.array(Reason),
})
export type Change = z.infer<typeof Change>

/** How many are in each band, of how many that are scored. Words of the pack, no ratings. */
export const BandCount = z.object({
  scored: z.number().int(),
  bands: z.array(z.object({ name: z.string(), from: halfPoints, count: z.number().int() })),
})
export type BandCount = z.infer<typeof BandCount>

/** A year under some rules: its facts by the month, and how its members are scored. */
export interface Side {
  packs: readonly PointsPack[]
  months: readonly PointMonth[]
  scored: ReadonlyMap<string, Scored>
  exempt: ReadonlySet<string>
}

/** Whom other rules change in a year and why, in the order of the members, and how the bands are filled before and after. */
export function whatChanges(
  { until, members, unbanded }: { until: PlainDate; members: readonly string[]; unbanded?: ReadonlySet<string> },
  before: Side,
  after: Side,
): { changes: Change[]; before: BandCount; after: BandCount } {
  const [was, is] = [before, after].map(side => settled(until, members, side, unbanded)) as [Settled, Settled]
  const changes = members.flatMap((member, i): Change[] => {
    const [from, to] = [was.totals[i]!, is.totals[i]!]
    if (from === to) return []
    const reasons =
      from === null || to === null
        ? [{ code: '', name: from === null ? '免积分改为计分' : '计分改为免积分', before: from ?? 0, after: to ?? 0 }]
        : reasonsBetween(was.parts(i), is.parts(i))
    return [{ member, before: from, after: to, reasons }]
  })
  return { changes, before: was.bands, after: is.bands }
}

type Settled = ReturnType<typeof settled>

/** @param unbanded who gets no band whatever the points: whose grade is not a question of them */
function settled(
  until: PlainDate,
  members: readonly string[],
  { packs, months, scored, exempt }: Side,
  unbanded: ReadonlySet<string> = new Set(),
) {
  const layout = ruleLayout(packs, until, codesIn(months))
  const { sums, rowOf, add } = memberSums(layout, members, scored)
  add(months)
  const totals = members.map((member, i) =>
    exempt.has(member) ? null : settle(layout, sums, rowOf(i), scored.get(member)).total,
  )
  const parts = (place: number) => partsOf(layout, sums, rowOf(place), scored.get(members[place]!))
  const banded = totals.filter((_, i) => !unbanded.has(members[i]!))
  return { totals, parts, bands: countBands(layout, banded) }
}

type Part = { code: string; name: string; points: number }

/** The parts of a member's points, which sum to the total. */
function partsOf(layout: RuleLayout, sums: Int32Array, at: number, scored: Scored | undefined): Map<string, Part> {
  const parts = new Map<string, Part>()
  const note = (key: string, code: string, name: string, points: number) => {
    parts.set(key, { code, name, points: points + (parts.get(key)?.points ?? 0) })
  }
  let sum = 0
  for (const cycle of layout.cycles) {
    const { frame } = cycle
    const balance = settleCycle(cycle, sums, at, scored)
    const { base, carried, blocks, additions, deductions, subtotal } = balance
    if (frame) note('base', frame.base.code, frame.base.name, baseOf(cycle, scored))
    note('carried', '', '上年结转', carried)
    for (const block of frame?.blocks ?? []) {
      const own = blockOf(cycle, block, sums, at, scored)
      note(`block ${block.code}`, block.code, block.name, own.base)
      note(`limit ${block.code}`, '', `${block.name}最高、最低分`, own.score - own.base - own.moved)
    }
    for (const line of cycle.lines)
      note(`item ${line.code}`, line.code, line.item?.name ?? line.code, countedOf(line, sums, at))
    note('limit', '', '总分最高、最低分', subtotal - base - carried - blocks - additions - deductions)
    sum += balance.total
  }
  note('veto', '', '一票否决，当年积分计0分', settle(layout, sums, at, scored).total - sum)
  return parts
}

function reasonsBetween(was: ReadonlyMap<string, Part>, is: ReadonlyMap<string, Part>): Reason[] {
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(key => {
    const { code, name } = (is.get(key) ?? was.get(key))!
    const [before, after] = [was.get(key)?.points ?? 0, is.get(key)?.points ?? 0]
    return before === after ? [] : [{ code, name, before, after }]
  })
}

/** Where the base begins anew within the year, a band is of the mean of the cycles: its bound times their number. */
function countBands({ pack, cycles }: RuleLayout, totals: readonly (number | null)[]): BandCount {
  const scored = totals.filter(total => total !== null)
  const bands = pack?.bands ?? []
  const placeOf = (total: number) => bands.findIndex(({ from }) => total >= from * cycles.length)
  const places = scored.map(placeOf)
  return {
    scored: scored.length,
    bands: bands.map(({ name, from }, i) => ({ name, from, count: places.filter(place => place === i).length })),
  }
}
