import * as z from 'zod'
import { buildingCode, gridCode } from '../../../src-shared/grid/code'
import { gridOfBuilding } from '../../../src-shared/grid/grids-on'
import { wholeDate } from '../../../src-shared/plain-date'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineQuery } from '../command'
import { gridTables } from './queries'

/** Estates, grids and buildings that stand on a day, to be chosen by name or code. */
export const gridPlaces = defineQuery({
  name: 'grid.places',
  title: '小区、网格和楼栋',
  input: z.object({ asOf: wholeDate.optional().meta({ label: '截至日期' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        kind: z.enum(['estate', 'grid', 'building']),
        id: z.string(),
        /** With its estate, where it is a building. */
        name: z.string(),
        /** Of this program and the free one, as far as there are any. */
        codes: z.array(z.string()),
        /** The grid that a building lies in. */
        grid: z.string().nullable(),
        /** The estate that a building belongs to. */
        estate: z.string().nullable(),
      }),
    ),
  }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = await gridTables(reader)
    const estates = await reader.all('estates')
    const estateName = new Map(estates.map(({ id, name }) => [id, name]))
    const gridOf = gridOfBuilding(day, tables)
    const code = (await reader.all('offices'))[0]?.code ?? ''
    const standing = <R extends { serial: number; from?: string | undefined; to?: string | undefined }>(
      rows: readonly R[],
    ) => rows.filter(row => holdsOn(row, day)).sort((a, b) => a.serial - b.serial)
    const known = (...codes: (string | undefined)[]) => codes.flatMap(one => one ?? [])
    return {
      rows: [
        ...standing(estates).map(({ id, name, externalCode }) => ({
          ...{ kind: 'estate' as const, id, name, codes: known(externalCode), grid: null, estate: null },
        })),
        ...standing(tables.grids).map(grid => ({
          ...{ kind: 'grid' as const, id: grid.id, name: grid.name, grid: null, estate: null },
          codes: known(gridCode(code, grid), grid.externalCode),
        })),
        ...standing(tables.buildings).map(building => ({
          ...{ kind: 'building' as const, id: building.id },
          name: (estateName.get(building.estate ?? '') ?? '') + building.name,
          codes: known(buildingCode(code, building), building.externalCode),
          grid: gridOf.get(building.id)?.id ?? null,
          estate: building.estate ?? null,
        })),
      ],
    }
  },
})
