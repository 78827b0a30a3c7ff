import type { AccountEntry } from './account'
import { isMeasured, spans, type PackItem, type PointsPack } from './pack'
import { printRuleDelta, printRulePoints } from './print-points'

/**
 * How often, in the item's unit: what was measured; else from the sum, where every time gives the same; else by entries
 * less reversals.
 */
export function timesOf(item: PackItem | undefined, entries: readonly AccountEntry[]): string {
  const sum = (of: (entry: AccountEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0)
  const raw = sum(({ delta }) => delta)
  if (item && isMeasured(item) && entries.some(({ amount }) => amount !== undefined)) {
    const [each] = item.deltas as [number]
    const halves = sum(({ amount, delta }) => amount ?? (delta / each) * item.per * 2)
    return printRulePoints(Math.round(halves))
  }
  const each = item?.deltas.length === 1 ? item.deltas[0]! : 0
  if (item && each !== 0 && raw % each === 0) return String((raw / each) * item.per)
  return String(sum(({ source }) => (source === 'reversal' ? -1 : 1)))
}

/** `+0.5`, `每2小时 +0.5`, of several the range. */
export function eachText(item: PackItem | undefined, entries: readonly AccountEntry[]): string {
  if (!item) return ''
  const used = item.deltas.filter(delta => entries.some(entry => entry.delta === delta))
  const given = (used.length ? used : item.deltas).map(printRuleDelta)
  const range = given.length > 2 ? `${given[0]}至${given[given.length - 1]}` : given.join('或')
  return isMeasured(item) ? `每${item.per}${item.unit} ${range}` : range
}

/** `不低于 0，不高于 100`, by the month or quarter where the base begins anew with it. */
export function limitsText(pack: PointsPack | undefined, cycles: number): string {
  const limits = [
    `不低于 ${printRulePoints(pack?.floor ?? 0)}`,
    ...(pack && pack.ceiling !== null ? [`不高于 ${printRulePoints(pack.ceiling)}`] : []),
  ]
  const each = pack && pack.cycle !== 'year' ? `${cycles}个${spans[pack.cycle]}合计，每${spans[pack.cycle]}` : ''
  return `${each}${limits.join('，')}`
}
