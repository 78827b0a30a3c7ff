import * as z from 'zod'
import { Building } from '../../../src-shared/grid/building'
import { buildingCode, gridCode } from '../../../src-shared/grid/code'
import { Estate } from '../../../src-shared/grid/estate'
import { Grid } from '../../../src-shared/grid/grid'
import { gridOfBuilding, gridsOn } from '../../../src-shared/grid/grids-on'
import { wholeDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import { holdsOn } from '../../../src-shared/roster/membership'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { communityName, unitsAt } from '../roster/queries'
import { countsByBuilding, noCount, sumOf } from './counts'
import { gridTables } from './queries'

const asOf = wholeDate.optional().meta({ label: '截至日期' })
const count = z.number().int()
const counted = { buildings: count, households: count, residents: count }

const EstateLine = z.object({
  ...{ id: Estate.shape.id, name: Estate.shape.name, kinds: Estate.shape.kinds.unwrap() },
  branch: orNull(Estate.shape.branch),
  branchName: z.string(),
  /** How many of the seven steps are done. */
  steps: count,
  ...counted,
})

const GridLine = z.object({
  ...{
    id: Grid.shape.id,
    name: Grid.shape.name,
    kind: Grid.shape.kind,
    code: z.string(),
    from: orNull(Grid.shape.from),
  },
  externalCode: orNull(Grid.shape.externalCode),
  /** Names of the estates whose buildings lie in it. */
  estates: z.array(z.string()),
  organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  ...counted,
})

const BuildingLine = z.object({
  ...{ id: Building.shape.id, name: Building.shape.name, code: z.string() },
  externalCode: orNull(Building.shape.externalCode),
  estate: orNull(Building.shape.estate),
  estateName: z.string(),
  /** The grid it lies in on the day; null where it is nobody's. */
  grid: z.string().nullable(),
  unmanaged: z.boolean(),
  households: count,
  residents: count,
})

/** The community on a day: its estates, its grids and their buildings, with who is responsible and how many live there. */
export const gridOverview = defineQuery({
  name: 'grid.overview',
  title: '网格一览',
  input: z.object({ asOf }),
  output: z.object({
    asOf: wholeDate,
    estates: z.array(EstateLine),
    grids: z.array(GridLine),
    buildings: z.array(BuildingLine),
  }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = await gridTables(reader)
    const [office] = await reader.all('offices')
    const code = office?.code ?? ''
    const community = await communityName(reader)
    const called = new Map((await unitsAt(reader, day)).map(unit => [unit.id, unitName(unit, community)]))
    const estates = (await reader.all('estates')).filter(one => holdsOn(one, day)).sort((a, b) => a.serial - b.serial)
    const estateName = new Map(estates.map(({ id, name }) => [id, name]))
    const counts = await countsByBuilding(reader, day)
    const sum = (buildings: readonly Building[]) => ({
      buildings: buildings.length,
      ...sumOf(buildings.map(({ id }) => counts.get(id) ?? noCount)),
    })
    const gridOf = gridOfBuilding(day, tables)
    const standing = tables.buildings.filter(one => holdsOn(one, day)).sort((a, b) => a.serial - b.serial)
    const byEstate = new Map<string, Building[]>()
    for (const building of standing) {
      const own = byEstate.get(building.estate ?? '') ?? []
      own.push(building)
      byEstate.set(building.estate ?? '', own)
    }
    return {
      asOf: day,
      estates: estates.map(({ id, name, kinds = [], branch, steps = [] }) => ({
        ...{ id, name, kinds, branch: branch ?? null, branchName: called.get(branch ?? '') ?? '' },
        steps: steps.filter(({ on }) => on <= day).length,
        ...sum(byEstate.get(id) ?? []),
      })),
      grids: gridsOn(day, tables).map(({ grid, buildings, organisations }) => ({
        ...{ id: grid.id, name: grid.name, kind: grid.kind, code: gridCode(code, grid), from: grid.from ?? null },
        externalCode: grid.externalCode ?? null,
        estates: [...new Set(buildings.flatMap(({ estate }) => estateName.get(estate ?? '') ?? []))],
        organisations: organisations.flatMap(id => (called.has(id) ? [{ id, name: called.get(id)! }] : [])),
        ...sum(buildings),
      })),
      buildings: standing.map(building => ({
        ...{ id: building.id, name: building.name, code: buildingCode(code, building) },
        externalCode: building.externalCode ?? null,
        estate: building.estate ?? null,
        estateName: estateName.get(building.estate ?? '') ?? '',
        grid: gridOf.get(building.id)?.id ?? null,
        unmanaged: building.unmanaged ?? false,
        ...(counts.get(building.id) ?? noCount),
      })),
    }
  },
})
