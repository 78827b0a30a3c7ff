import * as z from 'zod'
import { boundsOf } from '../period'
import { printDate } from '../plain-date'
import type { AccountEntry } from './account'
import { eachText, timesOf } from './account-words'
import { countedOf, halfPoints, rawOf } from './balance'
import { PackItem } from './pack'
import type { RuleLayout } from './rule-layout'

/** What an item gave while one rule of it held: a line of its own where the rule changed within the year. */
export const LinePart = PackItem.pick({ cap: true, capPer: true }).extend({
  /** `1月1日至10月31日`, `11月1日起` */
  when: z.string(),
  timesText: z.string(),
  eachText: z.string(),
  raw: halfPoints,
  counted: halfPoints,
})
export type LinePart = z.infer<typeof LinePart>

/** What people know a rule by: how much, how often, up to what. */
const ruleOf = (item: PackItem | undefined) =>
  JSON.stringify(item && [item.deltas, item.per, item.unit, item.cap, item.capPer])

/**
 * An item's line by the rules that held one after the other; empty where it was one all the year. What counts of each is what it
 * adds to that of the rules before it, so that the parts make up the line (decision 0056).
 */
export function partsOf(
  { cycles, cellOf, year }: RuleLayout,
  code: string,
  entries: readonly AccountEntry[],
  sums: ArrayLike<number>,
): LinePart[] {
  const stretches: { item: PackItem | undefined; first: number; last: number; columns: Set<number> }[] = []
  for (let month = 1; month <= 12; month++) {
    const cell = cellOf(code, month)
    if (!cell) continue
    const newest = stretches[stretches.length - 1]
    if (newest && ruleOf(newest.item) === ruleOf(cell.item)) {
      newest.last = month
      newest.columns.add(cell.column)
    } else stretches.push({ item: cell.item, first: month, last: month, columns: new Set([cell.column]) })
  }
  if (stretches.length < 2) return []
  const lines = cycles.flatMap(cycle => cycle.lines.filter(line => line.code === code))
  /** Of the rules that held up to a month. */
  const until = (of: typeof rawOf, columns: ReadonlySet<number>) =>
    lines.reduce((sum, line) => {
      const spans = line.spans.map(span => span.filter(({ column }) => columns.has(column)))
      return sum + of({ ...line, spans }, sums, 0)
    }, 0)
  const before = new Set<number>()
  const dayOf = (month: number, side: 'from' | 'to') =>
    printDate(boundsOf(`${year}-${String(month).padStart(2, '0')}`)[side]).slice(5)
  return stretches.map(({ item, first, last, columns }, at) => {
    const [raw, counted] = [until(rawOf, before), until(countedOf, before)]
    for (const column of columns) before.add(column)
    const own = entries.filter(({ date }) => {
      const month = Number(date.slice(5, 7))
      return month >= first && month <= last
    })
    const isLast = at === stretches.length - 1
    return {
      when: isLast ? `${dayOf(first, 'from')}起` : `${dayOf(first, 'from')}至${dayOf(last, 'to')}`,
      timesText: own.length ? `${timesOf(item, own)} ${item?.unit ?? '次'}` : '—',
      eachText: eachText(item, own),
      cap: item?.cap ?? null,
      capPer: item?.capPer ?? 'year',
      raw: until(rawOf, before) - raw,
      counted: until(countedOf, before) - counted,
    }
  })
}
