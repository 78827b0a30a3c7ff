import type { Patrol } from './patrol'
import { coversDay } from './patrol-id'

type Said<F extends 'rounds' | 'findings'> = Pick<Patrol, 'date' | 'until' | 'basis' | F>

/** What the rows of one grid say together: the single ones, and of each sum what it says beyond the single ones of its days. */
export function saidOf<F extends 'rounds' | 'findings'>(
  rows: readonly Said<F>[],
  field: F,
): { single: number; summed: number } {
  const told = (some: readonly Said<F>[]) => some.reduce((all, row) => all + row[field], 0)
  const singles = rows.filter(({ basis }) => basis !== 'summary')
  const summed = rows
    .filter(({ basis }) => basis === 'summary')
    .reduce((all, sum) => all + Math.max(0, sum[field] - told(singles.filter(({ date }) => coversDay(sum, date)))), 0)
  return { single: told(singles), summed }
}
