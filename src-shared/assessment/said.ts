import type { FactCount, FactName } from './facts'
import type { PartScore } from './part-score'
import type { Indicator, Part, Rubric } from './rubric'
import type { Said } from './score'

/** Counts of the books by fact; null of one for which they have nothing to count. */
export type Counted = ReadonlyMap<FactName, FactCount | null>

/** Every part of a rubric in its order, with the indicator that it belongs to. */
export const partsOf = (rubric: Rubric): { indicator: Indicator; part: Part }[] =>
  rubric.blocks.flatMap(({ indicators }) =>
    indicators.flatMap(indicator => indicator.parts.map(part => ({ indicator, part }))),
  )

/** The fact that a part is counted by; undefined where people say it. */
export const factOf = ({ method }: Part): FactName | undefined =>
  method.by === 'manual' || method.fact === null ? undefined : (method.fact as FactName)

/** Whether the books have the numbers of a part; else people say it. */
export function isCounted(part: Part, counted: Counted): boolean {
  const fact = factOf(part)
  return fact !== undefined && Boolean(counted.get(fact))
}

/**
 * What is known of every part: that it does not apply, a count of the books, or what people typed where the books have none. A count
 * of the books is never typed over.
 */
export function saidOf(rubric: Rubric, rows: readonly PartScore[], counted: Counted): Map<string, Said> {
  const typed = new Map(rows.map(row => [row.part, row]))
  return new Map(
    partsOf(rubric).flatMap(({ part }) => {
      const said = saidOfPart(part, typed.get(part.code), counted)
      return said ? [[part.code, said] as const] : []
    }),
  )
}

/** Why a part does not apply that nobody said it of. */
const nothingDue = '没有应完成的'

function saidOfPart(part: Part, row: PartScore | undefined, counted: Counted): Said | undefined {
  if (row?.notApplicable) return { as: 'notApplicable', reason: row.notApplicable }
  if (part.method.by === 'manual') return row?.score === undefined ? undefined : { as: 'judged', score: row.score }
  const fact = factOf(part)
  const count = fact && counted.get(fact)
  // A rate over nothing is no rate (domain §4.4 trap 2).
  if (count && part.method.by === 'ratio' && !count.denominator) return { as: 'notApplicable', reason: nothingDue }
  if (count) return { as: 'counted', numerator: count.numerator, denominator: count.denominator }
  if (row?.numerator === undefined) return undefined
  return { as: 'counted', numerator: row.numerator, denominator: row.denominator ?? null }
}
