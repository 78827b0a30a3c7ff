import type { PointsEntry } from '../../../src-shared/points/entry'

let made = 0

/** An entry by hand, half points. */
export function entry(rule: string, delta: number, date = '2026-03-01', more: Partial<PointsEntry> = {}): PointsEntry {
  return {
    id: `e${made++}`,
    member: 'm',
    branch: 'b1',
    rule,
    pack: 'community.v1',
    date,
    delta,
    source: 'hand',
    note: '',
    ...more,
  }
}

/** The same fact several times. */
export function times(n: number, rule: string, delta: number, date?: string): PointsEntry[] {
  return Array.from({ length: n }, () => entry(rule, delta, date))
}
