import type { PointsEntry } from '../../../src-shared/points/entry'
import type { Stored } from '../../../src-shared/records/row'
import type { Reader } from '../reader'

/** A member's live entries for facts of a year, in whatever month they stand: amounts are measured together. */
export const factsOf = (reader: Reader, member: string, year: string): Promise<Stored<PointsEntry>[]> =>
  reader.between('points', '[member+date]', [member, `${year}-01-01`], [member, `${year}-12-31`])
