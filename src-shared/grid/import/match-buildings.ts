import { problem, warning } from '../../problem'
import type { Building, BuildingUnit } from '../building'
import type { GridField, GridValue } from './grid-fields'
import { gridField } from './grid-fields'
import type { KnownPlaces } from './known-places'
import { changesOf, matched, refusedRows, type GridMatch, type GridReading } from './match-rows'

const compared = [
  ...(['unitCount', 'floors', 'doors', 'grid', 'address', 'year', 'elevator', 'unmanaged', 'externalCode'] as const),
] satisfies GridField[]

/** Floors or doors of a building where all its units have the same. */
const common = (units: readonly BuildingUnit[], of: 'floors' | 'doors'): number | undefined =>
  new Set(units.map(unit => unit[of])).size === 1 ? units[0]?.[of] : undefined

/** What the books say of a building, as a table says it. */
export function buildingValue(building: Building, places: Pick<KnownPlaces, 'gridOf' | 'estateName'>): GridValue {
  const { units = [] } = building
  const facts = {
    ...{ estate: places.estateName(building), building: building.name, unitCount: units.length || undefined },
    ...{ floors: common(units, 'floors'), doors: common(units, 'doors'), grid: places.gridOf(building.id)?.name },
    ...{ address: building.address, year: building.year, elevator: building.elevator },
    ...{ unmanaged: building.unmanaged, externalCode: building.externalCode },
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as GridValue
}

/** Says for each row whether it is a new building, a change, or nothing; adds what is wrong with its places to the problems. */
export function matchBuildings(reading: GridReading, places: KnownPlaces): GridMatch[] {
  const fresh = new Map<string, number>()
  for (const { row, value } of reading.rows) {
    const say = (field: GridField, code: string, message: string, grave = true) =>
      reading.problems.push((grave ? problem : warning)(code, message, { row, field: gridField(field).label }))
    const { estate, grid } = value
    if (grid !== undefined && !places.grid(String(grid)))
      say('grid', 'grid-unknown', `台账里没有“${String(grid)}”，请先在“网格”里建立，或改成已有的网格`)
    if (estate !== undefined && !places.estate(String(estate)) && !fresh.has(String(estate))) {
      fresh.set(String(estate), row)
      say('estate', 'estate-new', `台账里没有小区“${String(estate)}”，将新建`, false)
    }
    const found = places.called(String(value.building ?? ''), String(estate ?? ''))
    if (found.length > 1)
      say('building', 'building-ambiguous', `有${found.length}个小区都有“${found[0]!.name}”，请填写小区`)
    const units = found[0]?.units ?? []
    if (Number(value.unitCount) < units.length)
      say('unitCount', 'unit-fewer', `台账里这栋楼有${units.length}个单元，不能用表格减少，请在楼栋里更正`)
    for (const of of ['floors', 'doors'] as const)
      if (value[of] !== undefined && units.length > 1 && new Set(units.map(unit => unit[of])).size > 1) {
        say(of, 'units-differ', `台账里各单元的${gridField(of).label}不同，没有改，请在楼栋里更正`, false)
        delete value[of]
      }
  }
  const refused = refusedRows(reading)
  return reading.rows.map((row): GridMatch => {
    const { value } = row
    if (refused.has(row.row)) return { row: row.row, action: 'refused', value }
    const [building] = places.called(String(value.building), String(value.estate ?? ''))
    if (!building) return { row: row.row, action: 'new', value }
    const known = buildingValue(building, places)
    // What a grid is called is written in more ways than one.
    const same = value.grid !== undefined && places.grid(String(value.grid))?.id === places.gridOf(building.id)?.id
    const said = same ? { ...value, grid: known.grid! } : value
    return matched(row, building.id, changesOf(known, said, compared))
  })
}
