import type { PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { Building } from './building'
import type { Grid } from './grid'
import type { GridPart } from './grid-part'

export interface GridTables {
  grids: readonly Grid[]
  gridParts: readonly GridPart[]
  buildings: readonly Building[]
}

/** A grid with what belonged to it on a day. */
export interface GridOn {
  grid: Grid
  buildings: Building[]
  /** Ids of the branches and groups that are responsible. */
  organisations: string[]
}

const bySerial = (a: { serial: number }, b: { serial: number }) => a.serial - b.serial

/** The grids that stood on a day with their buildings of that day, both in the order of their serials. */
export function gridsOn(day: PlainDate, { grids, gridParts, buildings }: GridTables): GridOn[] {
  const standing = new Map(buildings.filter(one => holdsOn(one, day)).map(one => [one.id, one]))
  const found = new Map<string, GridOn>(
    grids
      .filter(one => holdsOn(one, day))
      .sort(bySerial)
      .map(grid => [grid.id, { grid, buildings: [], organisations: [] }]),
  )
  for (const part of gridParts) {
    const of = found.get(part.grid)
    if (!of || !holdsOn(part, day)) continue
    const building = part.building && standing.get(part.building)
    if (building) of.buildings.push(building)
    else if (part.organisation) of.organisations.push(part.organisation)
  }
  for (const { buildings: own } of found.values()) own.sort(bySerial)
  return [...found.values()]
}

/** Buildings that stood on a day and lay in no grid: nobody's, which a coverage has to say. */
export function outsideOn(day: PlainDate, tables: GridTables): Building[] {
  const inside = new Set(gridsOn(day, tables).flatMap(({ buildings }) => buildings.map(({ id }) => id)))
  return tables.buildings.filter(one => holdsOn(one, day) && !inside.has(one.id)).sort(bySerial)
}

/** The grid that each building lay in on a day, by the building's id. */
export function gridOfBuilding(day: PlainDate, tables: GridTables): Map<string, Grid> {
  return new Map(gridsOn(day, tables).flatMap(({ grid, buildings }) => buildings.map(({ id }) => [id, grid] as const)))
}
