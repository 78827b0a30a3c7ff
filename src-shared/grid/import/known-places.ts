import type { PlainDate } from '../../plain-date'
import { holdsOn } from '../../roster/membership'
import type { Building } from '../building'
import { buildingKey, doorKey, unitKey } from '../doors'
import type { Estate } from '../estate'
import { gridOfBuilding, type GridTables } from '../grids-on'
import type { Grid } from '../grid'
import type { Household } from '../household'
import { placeSaid } from './grid-tables'
import type { GridValue } from './grid-fields'

export interface PlaceTables extends GridTables {
  estates: readonly Estate[]
  households: readonly Household[]
}

/** What a row's words mean on the books, or why they mean nothing there. */
export type Placed = { building: Building; unit: string | undefined; household: Household | undefined } | Lost
export interface Lost {
  code: string
  message: string
  field: 'building' | 'estate' | 'unit'
}

/** `3栋` as it is written in full: `3号楼`. */
const inFull = (building: string) => (/^\d/.test(buildingKey(building)) ? `${buildingKey(building)}号楼` : building)
const nameKey = (name: string) => name.replace(/\s+/g, '')

/** The places that stand on a day, found by what people call them. */
export function knownPlaces(tables: PlaceTables, day: PlainDate) {
  const estates = new Map(tables.estates.filter(one => holdsOn(one, day)).map(one => [nameKey(one.name), one]))
  const grids = new Map(tables.grids.filter(one => holdsOn(one, day)).map(one => [nameKey(one.name), one]))
  const estateOf = new Map(tables.estates.map(one => [one.id, one]))
  const buildings = new Map<string, Building[]>()
  for (const one of tables.buildings) {
    if (!holdsOn(one, day)) continue
    const key = buildingKey(one.name)
    buildings.set(key, [...(buildings.get(key) ?? []), one])
  }
  const doors = new Map<string, Household>()
  for (const one of tables.households) if (holdsOn(one, day)) doors.set(`${one.building} ${doorKey(one)}`, one)
  const gridOf = gridOfBuilding(day, tables)

  const estate = (name: string): Estate | undefined => estates.get(nameKey(name))
  /** Buildings of a name; those of the estate that is named, where one is. */
  const called = (name: string, within: string): Building[] => {
    const found = buildings.get(buildingKey(name)) ?? []
    if (!within) return found
    const own = estate(within)
    return own ? found.filter(one => one.estate === own.id) : []
  }

  return {
    estate,
    called,
    grid: (name: string): Grid | undefined => grids.get(nameKey(name)),
    gridOf: (building: string): Grid | undefined => gridOf.get(building),
    estateName: (building: Building): string | undefined => estateOf.get(building.estate ?? '')?.name,

    /** The building, the unit and the household that a row names. */
    find(value: GridValue): Placed {
      const said = placeSaid(value)
      if (said.estate && !estate(said.estate))
        return {
          ...{ code: 'estate-unknown', field: 'estate' },
          message: `台账里没有小区“${said.estate}”，请先导入楼栋，或改成已有的小区`,
        }
      const [building, ...others] = called(said.building, said.estate)
      if (!building)
        return {
          ...{ code: 'building-unknown', field: 'building' },
          message: `台账里没有“${said.estate}${inFull(said.building)}”，请先导入楼栋，或改成已有的楼栋`,
        }
      if (others.length)
        return {
          ...{ code: 'building-ambiguous', field: 'building' },
          message: `有${others.length + 1}个小区都有“${building.name}”，请在表里加一列“小区”`,
        }
      const units = building.units ?? []
      const only = units.length === 1 ? units[0] : undefined
      const unit = said.unit ? units.find(one => unitKey(one.name) === unitKey(said.unit)) : only
      if (said.unit && units.length && !unit)
        return {
          ...{ code: 'unit-unknown', field: 'unit' },
          message: `“${building.name}”没有“${unitKey(said.unit)}单元”，请更正，或先在楼栋里增加单元`,
        }
      if (!said.unit && units.length > 1)
        return { code: 'unit-missing', field: 'unit', message: `“${building.name}”有${units.length}个单元，请填写单元` }
      const name = unit?.name ?? (said.unit ? unitKey(said.unit) : undefined)
      const household = doors.get(`${building.id} ${doorKey({ unit: name, room: said.room })}`)
      return { building, unit: name, household }
    },
  }
}

export type KnownPlaces = ReturnType<typeof knownPlaces>
