import type { PointsEntry } from './entry'
import type { PackItem } from './pack'

/** What is known of the entries of one member, item, pack version and year. */
export type MeasuredEntry = Pick<PointsEntry, 'delta' | 'amount'>

/**
 * What an amount gives, so that the half points of all amounts of one member, item, version and year always are the
 * whole part of their sum: three entries of 50 minutes are worth as much as one of two and a half hours.
 * @param amount in halves of the item's unit; negative to take one back
 * @param standing the entries before it, reversals included; those without an amount stand apart
 */
export function measuredDelta(
  item: Pick<PackItem, 'deltas' | 'per'>,
  amount: number,
  standing: readonly MeasuredEntry[],
): number {
  const measured = standing.filter(entry => entry.amount !== undefined)
  const sum = (of: (entry: MeasuredEntry) => number) => measured.reduce((total, entry) => total + of(entry), 0)
  const [each] = item.deltas as [number]
  // Towards nought, so that a deduction by the hour takes no more than it says either.
  const worth = Math.trunc(((sum(entry => entry.amount!) + amount) * each) / (2 * item.per))
  return worth - sum(entry => entry.delta)
}

/** How amounts are worked out, for whoever reads `每2小时 +1` beside 1.5 for three hours: `各次小时数合起来算，…`. */
export const measuredWords = ({ per, unit }: Pick<PackItem, 'per' | 'unit'>): string =>
  `全年各次${unit}数合起来算，不足${per}${unit}的按比例，不到半分的去掉`
