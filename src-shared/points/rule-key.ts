import { standsIn, type PointsEntry } from './entry'

/**
 * How a monthly total names an item: by its code, and where the fact is of an earlier month than the one it stands in, with that
 * month: `A1@2026-09`. Caps and blocks judge a fact by its own month, whenever it is noted.
 */
export function ruleKey(entry: Pick<PointsEntry, 'rule' | 'date' | 'period'>): string {
  const own = entry.date.slice(0, 7)
  return standsIn(entry) === own ? entry.rule : `${entry.rule}@${own}`
}

/** The item and the month of the facts that a total's key stands for. @param month the month of the total */
export function factOf(key: string, month: string): { code: string; month: string } {
  const at = key.lastIndexOf('@')
  return at < 0 ? { code: key, month } : { code: key.slice(0, at), month: key.slice(at + 1) }
}
