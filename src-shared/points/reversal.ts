import type { PointsEntry } from './entry'

/**
 * The entry that takes another back whole: the same fact with the other sign, on the same day (domain §3.4). It stands in the
 * month of what it takes back, unless `own` says that this one is closed.
 */
export function reversalOf(
  { id: reverses, member, branch, rule, pack, date, delta, period, meeting }: PointsEntry,
  own: { id: string; note: string } & Partial<Pick<PointsEntry, 'member' | 'period' | 'delta' | 'amount'>>,
): PointsEntry {
  return {
    ...{ member, branch, rule, pack, date, delta: -delta, source: 'reversal', reverses },
    ...(period !== undefined && { period }),
    ...(meeting !== undefined && { meeting }),
    ...own,
  }
}

/** The entries that count: without reversals, and without what one of them takes back. */
export function notTakenBack<E extends Pick<PointsEntry, 'id' | 'reverses'>>(entries: readonly E[]): E[] {
  const reversed = new Set(entries.map(({ reverses }) => reverses))
  return entries.filter(({ id, reverses }) => reverses === undefined && !reversed.has(id))
}
