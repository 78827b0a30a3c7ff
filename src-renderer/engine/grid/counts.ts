import type { PlainDate } from '../../../src-shared/plain-date'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { Reader } from '../reader'

export interface BuildingCount {
  households: number
  residents: number
}

/** How many doors and people each building has on a day; a building without any is not in it. */
export async function countsByBuilding(reader: Reader, day: PlainDate): Promise<Map<string, BuildingCount>> {
  const counts = new Map<string, BuildingCount>()
  const countOf = new Map<string, BuildingCount>()
  for (const door of await reader.all('households')) {
    if (!holdsOn(door, day)) continue
    const count = counts.get(door.building) ?? { households: 0, residents: 0 }
    count.households++
    counts.set(door.building, count)
    countOf.set(door.id, count)
  }
  for (const resident of await reader.all('residents')) {
    const count = countOf.get(resident.household)
    if (count && holdsOn(resident, day)) count.residents++
  }
  return counts
}

export const noCount: Readonly<BuildingCount> = { households: 0, residents: 0 }

/** The sum of several buildings. */
export function sumOf(counts: readonly Readonly<BuildingCount>[]): BuildingCount {
  return counts.reduce<BuildingCount>(
    (sum, { households, residents }) => ({
      households: sum.households + households,
      residents: sum.residents + residents,
    }),
    noCount,
  )
}
