import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import type { Stored } from '../../../src-shared/records/row'
import type { Reader } from '../reader'

/**
 * Live entries that stand in some months, both ends inside, of a member, a branch or everybody: those of that time, but for what
 * came too late for it, and what stands there though it is of an earlier time.
 */
export async function entriesStanding(
  reader: Reader,
  of: { member: string } | { branch: string } | undefined,
  from: string,
  to: string,
): Promise<Stored<PointsEntry>[]> {
  const [first, last] = [`${from}-01`, `${to}-31`]
  const between = (index: string, low: string, high: string) => {
    const [[field, id] = []] = Object.entries(of ?? {}) as [string, string][]
    return field
      ? reader.between('points', `[${field}+${index}]`, [id, low], [id, high])
      : reader.between('points', index, low, high)
  }
  const [dated, late] = await Promise.all([between('date', first, last), between('period', from, to)])
  return [...dated.filter(({ period }) => period === undefined), ...late]
}

/** The first month from one to another, both inside, in which something of a branch stands. */
export async function firstMonthStanding(
  reader: Reader,
  branch: string,
  from: string,
  to: string,
): Promise<string | undefined> {
  const [dated, late] = await Promise.all([
    reader.first(
      'points',
      '[branch+date]',
      [
        [branch, `${from}-01`],
        [branch, `${to}-31`],
      ],
      ({ period }) => period === undefined,
    ),
    reader.first(
      'points',
      '[branch+period]',
      [
        [branch, from],
        [branch, to],
      ],
      () => true,
    ),
  ])
  return [dated, late].flatMap(entry => (entry ? standsIn(entry) : [])).sort()[0]
}
