import * as z from 'zod'
import { Building, BuildingUnit } from '../../../src-shared/grid/building'
import { buildingCode, doorLabel } from '../../../src-shared/grid/code'
import { GridPart } from '../../../src-shared/grid/grid-part'
import { Household } from '../../../src-shared/grid/household'
import { Mark } from '../../../src-shared/grid/mark'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'
import { beginning, holdsOn } from '../../../src-shared/roster/membership'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName } from '../roster/queries'
import { contactOf } from './homes'
import { livingResidents } from './resident-names'

const of = Building.shape
const door = Household.shape

const Door = z.object({
  ...{ id: door.id, unit: orNull(door.unit), room: door.room, floor: orNull(door.floor) },
  /** 栋-单元-室. */
  label: z.string(),
  contact: orNull(door.contact),
  residents: z.number().int(),
  /** Of the household and of those who live there, each once. */
  tags: z.array(Mark.shape.tag),
  visited: wholeDate.nullable(),
})

/** One building as of a day: what it is, which grids it lay in, and every door with its tags and last visit. */
export const oneBuilding = defineQuery({
  name: 'grid.building',
  title: '楼栋情况',
  input: z.object({ id: of.id.meta({ label: '楼栋' }), asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z
    .object({
      ...{ id: of.id, name: of.name, code: z.string(), externalCode: orNull(of.externalCode) },
      ...{ estate: orNull(of.estate), estateName: z.string(), address: orNull(of.address) },
      units: z.array(BuildingUnit),
      ...{ year: orNull(of.year), elevator: orNull(of.elevator), unmanaged: orNull(of.unmanaged) },
      ...{ group: orNull(of.group), groupName: z.string(), from: orNull(of.from), to: orNull(of.to) },
      /** The grid it lies in on the day. */
      grid: z.object({ id: z.string(), name: z.string() }).nullable(),
      /** Every grid it lay in, in order. */
      parts: z.array(
        z.object({
          ...{ id: GridPart.shape.id, grid: GridPart.shape.grid, name: z.string() },
          ...{ from: orNull(GridPart.shape.from), to: orNull(GridPart.shape.to) },
        }),
      ),
      doors: z.array(Door),
    })
    .nullable(),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const building = await reader.get('buildings', input.id)
    if (!building) return null
    const [office] = await reader.all('offices')
    const estate = building.estate === undefined ? undefined : await reader.get('estates', building.estate)
    const group = building.group === undefined ? undefined : await reader.get('organisations', building.group)
    const grids = new Map((await reader.all('grids')).map(grid => [grid.id, grid]))
    const parts = (await reader.all('gridParts', { building: building.id })).sort((a, b) =>
      beginning(a) < beginning(b) ? -1 : 1,
    )
    const part = parts.find(one => holdsOn(one, day))
    const grid = part && holdsOn(building, day) ? grids.get(part.grid) : undefined
    return {
      ...{ id: building.id, name: building.name, code: buildingCode(office?.code ?? '', building) },
      ...{ externalCode: building.externalCode ?? null, estate: building.estate ?? null },
      ...{ estateName: estate?.name ?? '', address: building.address ?? null, units: building.units ?? [] },
      ...{ year: building.year ?? null, elevator: building.elevator ?? null, unmanaged: building.unmanaged ?? null },
      group: building.group ?? null,
      groupName: group ? unitName(group, await communityName(reader)) : '',
      ...{ from: building.from ?? null, to: building.to ?? null },
      grid: grid ? { id: grid.id, name: grid.name } : null,
      parts: parts.map(one => ({
        ...{ id: one.id, grid: one.grid, name: grids.get(one.grid)?.name ?? '' },
        ...{ from: one.from ?? null, to: one.to ?? null },
      })),
      doors: await doorsOn(reader, building, day),
    }
  },
})

/** The doors of a building on a day, with what is known of each. */
async function doorsOn(reader: Reader, building: Building, day: PlainDate): Promise<z.infer<typeof Door>[]> {
  const doors = (await reader.all('households', { building: building.id })).filter(one => holdsOn(one, day))
  return Promise.all(
    doors
      .sort((a, b) => a.serial - b.serial)
      .map(async one => {
        const residents = [...(await livingResidents(reader, { household: one.id })).values()].filter(({ row }) =>
          holdsOn(row, day),
        )
        const living = new Set(residents.map(({ row }) => row.id))
        const marks = (await reader.all('marks', { household: one.id })).filter(
          mark => holdsOn(mark, day) && (!mark.resident || living.has(mark.resident)),
        )
        const visits = (await reader.all('visits', { household: one.id })).map(({ date }) => date)
        return {
          ...{ id: one.id, unit: one.unit ?? null, room: one.room, floor: one.floor ?? null },
          ...{
            label: doorLabel(building, one),
            contact: contactOf(one, residents).contact ?? null,
            residents: residents.length,
          },
          tags: [...new Set(marks.map(({ tag }) => tag))],
          visited:
            visits
              .filter(date => date <= day)
              .sort()
              .at(-1) ?? null,
        }
      }),
  )
}
