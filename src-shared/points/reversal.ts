import type { PointsEntry } from './entry'

/** The entry that takes another back whole: the same fact with the other sign, on the same day (domain §3.4). */
export function reversalOf(
  { id: reverses, member, branch, rule, pack, date, delta }: PointsEntry,
  own: { id: string; note: string } & Partial<Pick<PointsEntry, 'member' | 'delta' | 'amount'>>,
): PointsEntry {
  return { member, branch, rule, pack, date, delta: -delta, source: 'reversal', reverses, ...own }
}
