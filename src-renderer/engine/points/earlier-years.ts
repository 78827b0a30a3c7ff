import { monthOf } from '../../../src-shared/points/member-sums'
import type { PointMonth } from '../../../src-shared/points/months'
import type { PointsPack } from '../../../src-shared/points/pack'
import type { EarlierYear } from '../../../src-shared/points/quarter'
import { factOf } from '../../../src-shared/points/rule-key'
import type { Member } from '../../../src-shared/roster/member'
import type { Reader } from '../reader'
import { monthsIn, yearsFrom } from './months-in'
import { scoredPeople } from './scored-people'

/** The earlier years for whose facts something stands in some months of a year, with all that stands of them before it. */
export async function earlierYears(
  reader: Reader,
  {
    months,
    year,
    members,
    packs,
  }: {
    months: readonly PointMonth[]
    year: number
    members: readonly Member[]
    packs: readonly PointsPack[]
  },
): Promise<EarlierYear[]> {
  const facts = months.flatMap(month => month.rules.map(key => Number(factOf(key, monthOf(month)).month.slice(0, 4))))
  const late = [...new Set(facts)].filter(of => of < year).sort()
  const found: EarlierYear[] = []
  for (const of of late) {
    const { scored } = await scoredPeople(reader, members, packs, `${of}-12-31`)
    found.push({ year: of, months: await monthsIn(reader, ...yearsFrom(of, year - 1)), scored })
  }
  return found
}
