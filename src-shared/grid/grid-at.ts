import type { PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { GridTables } from './grids-on'

/** Which grid a building lay in on a day, for many questions: the parts of a building are looked through, not all of them. */
export function gridAt({
  gridParts,
}: Pick<GridTables, 'gridParts'>): (building: string, day: PlainDate) => string | undefined {
  const parts = new Map<string, (typeof gridParts)[number][]>()
  for (const part of gridParts) {
    if (part.building === undefined) continue
    const own = parts.get(part.building)
    if (own) own.push(part)
    else parts.set(part.building, [part])
  }
  return (building, day) => parts.get(building)?.find(part => holdsOn(part, day))?.grid
}
