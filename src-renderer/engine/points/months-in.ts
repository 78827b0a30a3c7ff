import type { Period } from '../../../src-shared/period'
import type { PointMonth } from '../../../src-shared/points/months'
import { pointMonthIds } from '../../../src-shared/points/quarter'
import type { Reader } from '../reader'

/** Monthly totals of all branches, dissolved ones too, from the beginning of a period's year to the period's end. */
export async function monthsIn(reader: Reader, ...periods: readonly Period[]): Promise<PointMonth[]> {
  const branches = (await reader.everything('organisations', { kind: 'branch' })).map(({ id }) => id)
  const ids = periods.flatMap(period => pointMonthIds(branches, period))
  return (await reader.derivedMany<PointMonth>('pointMonths', ids)).filter(month => month !== undefined)
}

/** The years from one to another, both among them: in the later ones stands what came late for the first. */
export const yearsFrom = (first: number, last: number): Period[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i))
