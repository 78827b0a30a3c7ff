import type { JournalRecord } from './record'

/** Numbers up to the highest that records leave out; they may come in any order, and twice. */
export function missingOf(records: readonly Pick<JournalRecord, 'number'>[]): number[] {
  const there = new Set(records.map(({ number }) => number))
  const last = records.reduce((highest, { number }) => Math.max(highest, number), 0)
  return Array.from({ length: last }, (_, i) => i + 1).filter(number => !there.has(number))
}
