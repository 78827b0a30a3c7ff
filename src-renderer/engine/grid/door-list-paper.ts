import * as z from 'zod'
import { doorListSheet } from '../../../src-shared/grid/door-list'
import { tags } from '../../../src-shared/grid/mark'
import { Refusal, problem } from '../../../src-shared/problem'
import { wholeDate } from '../../../src-shared/plain-date'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { paperContext } from '../office/queries'
import { maskedAndShown } from '../showing'
import { homesOn } from './homes'
import { gridTables } from './queries'
import { gridOfBuilding } from '../../../src-shared/grid/grids-on'

/** The door list of a building; phones only where they are asked for. */
export const { masked: doorList, shown: showDoorList } = maskedAndShown({
  ...{ query: 'grid.doorList', command: 'grid.showDoorList', title: '打印楼栋住户表' },
  input: z.object({
    id: z.string().meta({ label: '楼栋' }),
    asOf: wholeDate.optional().meta({ label: '截至日期' }),
    /** The address of a page has it as a text. */
    phones: z
      .union([z.boolean(), z.enum(['true', 'false']).transform(said => said === 'true')])
      .optional()
      .meta({ label: '印联系电话' }),
  }),
  output: ListSheet,
  whose: ({ id }) => ({ table: 'buildings', ids: [id] }),
  async answer(reader, { id, asOf, phones = false }, { today, operator, reveal }) {
    const day = asOf ?? today
    const building = await reader.get('buildings', id)
    if (!building)
      throw new Refusal([
        problem('building-unknown', '没有这栋楼，可能已经删除。请回到楼栋重新选择。', { field: '楼栋' }),
      ])
    const estate = building.estate ? await reader.get('estates', building.estate) : undefined
    const grid = gridOfBuilding(day, await gridTables(reader)).get(id)
    const homes = await homesOn(reader, day, { building: id })
    const name = (estate?.name ?? '') + building.name
    return doorListSheet(
      { building: name, grid: grid?.name ?? '' },
      homes.map(({ row, contact, phone, residents, marks }) => ({
        ...{ unit: row.unit, room: row.room, contact, phone },
        residents: residents.map(one => one.name),
        tags: [...new Set([...marks, ...residents.flatMap(one => one.marks)].map(mark => tags[mark.tag]))],
      })),
      await paperContext(reader, '', day, { today, operator }),
      { phones, reveal },
    )
  },
})
