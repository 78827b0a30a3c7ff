import * as z from 'zod'
import { gridCode } from '../../../src-shared/grid/code'
import { Grid } from '../../../src-shared/grid/grid'
import { GridPart } from '../../../src-shared/grid/grid-part'
import { gridsOn } from '../../../src-shared/grid/grids-on'
import { wholeDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import { beginning, end, holdsOn } from '../../../src-shared/roster/membership'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { communityName } from '../roster/queries'
import { countsByBuilding, noCount } from './counts'
import { gridTables } from './queries'

const { id, name, kind, externalCode, bounds, from, to } = Grid.shape
const count = z.number().int()
const named = z.object({ id, name })

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What a grid that came of another is to it: a part that left it, what it became, or the one that stood and took it in. */
function becomingOf(grid: Grid, successor: Grid, parts: readonly GridPart[]): 'parted' | 'became' | 'merged' {
  const { from: began } = successor
  if (grid.to && grid.to === began) return 'became'
  const taken = new Set(parts.flatMap(part => (part.grid === successor.id && part.from === began ? part.building : [])))
  const left = parts.some(part => part.grid === grid.id && part.to === began && taken.has(part.building))
  return !grid.to || (began && left) ? 'parted' : 'merged'
}

/** Everything on file of one grid as of a day: what it is, what it consists of, what it came from and what became of it. */
export const oneGrid = defineQuery({
  name: 'grid.grid',
  title: '网格情况',
  input: z.object({ id: id.meta({ label: '网格' }), asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z
    .object({
      ...{ id, name, kind, code: z.string(), externalCode: orNull(externalCode), bounds: orNull(bounds) },
      ...{ from: orNull(from), to: orNull(to) },
      origins: z.array(named),
      /** Grids that were made of it while it stays, that took its place, or that it was merged into; since when. */
      successors: z.array(named.extend({ how: z.enum(['parted', 'became', 'merged']), since: orNull(from) })),
      organisations: z.array(named.extend({ from: orNull(from) })),
      buildings: z.array(
        named.extend({ estateName: z.string(), from: orNull(from), households: count, residents: count }),
      ),
      /** What belonged to it on other days, newest first. */
      past: z.array(z.object({ id: GridPart.shape.id, name: z.string(), from: orNull(from), to: orNull(to) })),
    })
    .nullable(),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = await gridTables(reader)
    const grid = tables.grids.find(one => one.id === input.id)
    if (!grid) return null
    const [office] = await reader.all('offices')
    const community = await communityName(reader)
    const units = new Map((await reader.all('organisations')).map(unit => [unit.id, unitName(unit, community)]))
    const buildings = new Map(tables.buildings.map(building => [building.id, building]))
    const estates = new Map((await reader.all('estates')).map(estate => [estate.id, estate.name]))
    const estateName = (building: string) => estates.get(buildings.get(building)?.estate ?? '') ?? ''
    const counts = await countsByBuilding(reader, day)
    const parts = tables.gridParts.filter(part => part.grid === grid.id)
    const since = (holds: (part: GridPart) => boolean) =>
      parts.find(part => holds(part) && holdsOn(part, day))?.from ?? null
    const now = gridsOn(day, tables).find(one => one.grid.id === grid.id)
    const placeOf = ({ building = '' }: GridPart) => buildings.get(building)?.serial ?? 0
    const nameOf = ({ building, organisation }: GridPart) =>
      building ? estateName(building) + (buildings.get(building)?.name ?? '') : (units.get(organisation ?? '') ?? '')
    return {
      ...{ id: grid.id, name: grid.name, kind: grid.kind, code: gridCode(office?.code ?? '', grid) },
      ...{ externalCode: grid.externalCode ?? null, bounds: grid.bounds ?? null },
      ...{ from: grid.from ?? null, to: grid.to ?? null },
      origins: tables.grids.filter(one => grid.origins?.includes(one.id)).map(one => ({ id: one.id, name: one.name })),
      successors: tables.grids
        .filter(one => one.origins?.includes(grid.id))
        .map(one => {
          const how = becomingOf(grid, one, tables.gridParts)
          return { id: one.id, name: one.name, how, since: (how === 'merged' ? grid.to : one.from) ?? null }
        }),
      organisations: (now?.organisations ?? []).map(unit => ({
        ...{ id: unit, name: units.get(unit) ?? '', from: since(part => part.organisation === unit) },
      })),
      buildings: (now?.buildings ?? []).map(building => ({
        ...{ id: building.id, name: building.name, estateName: estateName(building.id) },
        from: since(part => part.building === building.id),
        ...(counts.get(building.id) ?? noCount),
      })),
      past: parts
        .filter(part => !holdsOn(part, day))
        .sort((a, b) => compare(end(b), end(a)) || compare(beginning(b), beginning(a)) || placeOf(a) - placeOf(b))
        .map(part => ({ id: part.id, name: nameOf(part), from: part.from ?? null, to: part.to ?? null })),
    }
  },
})
