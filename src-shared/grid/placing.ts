import type { PlainDate } from '../plain-date'
import { beginning, end, holdsOn, overlap } from '../roster/membership'
import type { GridPart } from './grid-part'

/** Where something is put, since when and until when; without `from`, since before these books began. */
export interface Placing {
  grid: string
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** Rows that a placing writes and takes away; of a row without an id, one is to be given. */
export interface PartChanges {
  put: (Omit<GridPart, 'id'> & { id?: string })[]
  remove: string[]
}

/**
 * What puts a building into a grid from a day on: the part that holds on that day ends there, one that began on it was a mistake and
 * goes. What held on earlier days stays (domain §5.6 trap 1), and no day has two grids (trap 7).
 * @param own all parts of the building
 * @returns the part that begins later and stands in the way, where there is one
 */
export function placeFrom(
  own: readonly GridPart[],
  building: string,
  { grid, from, to }: Placing,
): PartChanges | { later: GridPart } {
  const start = from ?? ''
  const changes: PartChanges = { put: [], remove: [] }
  const later = own.find(part => beginning(part) > start && beginning(part) < end(part))
  if (later) return { later }
  const holding = own.find(part => beginning(part) <= start && start < end(part))
  if (holding?.grid === grid && end(holding) === end({ to })) return changes
  // What ended on the day in the same grid goes on, as if nothing had been in between.
  const before = from && own.find(part => part.grid === grid && part.to === from && beginning(part) < from)
  if (holding && beginning(holding) === start) changes.remove.push(holding.id)
  else if (holding?.grid === grid) return { put: [{ ...holding, to }], remove: [] }
  else if (holding) changes.put.push({ ...holding, to: from })
  changes.put.push(before ? { ...before, to } : { grid, building, ...(from && { from }), ...(to && { to }) })
  return changes
}

/** What takes a building out of whichever grid it lies in, from a day on. */
export function takeOutFrom(own: readonly GridPart[], day: PlainDate): PartChanges {
  const gone = own.filter(part => beginning(part) >= day)
  const holding = own.filter(part => beginning(part) < day && holdsOn(part, day))
  return { put: holding.map(part => ({ ...part, to: day })), remove: gone.map(({ id }) => id) }
}

/** Whether two parts put one building into two grids on one day. */
export const inTwoGrids = (a: GridPart, b: GridPart): boolean =>
  a.building !== undefined && a.building === b.building && overlap(a, b)
