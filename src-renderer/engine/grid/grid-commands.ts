import * as z from 'zod'
import { Grid } from '../../../src-shared/grid/grid'
import { GridPart } from '../../../src-shared/grid/grid-part'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { beginning, end } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import { changed } from './changed'
import { endGrids } from './end-grids'
import { warnReported } from './posts'
import { refuseUsed } from './refuse-used'
import { nextSerials } from './serials'
import { knownPlace, refuseFuture, refuseSameName, standingPlace } from './standing-places'

const shape = Grid.shape
const id = shape.id.meta({ label: '网格' })

/** Registers a grid under the next number. */
export const addGrid = defineCommand({
  name: 'grid.addGrid',
  title: '登记网格',
  input: Grid.omit({ id: true, deletedAt: true, serial: true, origins: true, to: true }),
  output: z.object({ id, serial: shape.serial }),
  async run(tx, grid) {
    refuseFuture(tx, grid.from, '启用日期', 'from')
    await refuseSameName(tx, 'grids', [grid.name])
    const [serial] = await nextSerials(tx, 'grids', 1)
    const made = tx.newId()
    await tx.put('grids', { ...grid, id: made, serial: serial! })
    await warnReported(tx, grid.from)
    return { id: made, serial: serial! }
  },
})

/** Changes what is written of a grid; a field that is null is cleared. What belongs to it has commands of its own. */
export const changeGrid = defineCommand({
  name: 'grid.changeGrid',
  title: '修改网格',
  input: z.object({
    id,
    name: shape.name.optional(),
    kind: shape.kind.optional(),
    externalCode: shape.externalCode.nullable(),
    bounds: shape.bounds.nullable(),
    from: shape.from.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: grid, ...said }) {
    const before = await knownPlace(tx, 'grids', grid)
    const after = changed(before, said)
    refuseFuture(tx, after.from, '启用日期', 'from')
    if (after.name !== before.name) await refuseSameName(tx, 'grids', [after.name], row => row.id !== grid)
    if (after.from !== before.from) {
      const parts = (await tx.all('gridParts', { grid })).filter(part => beginning(part) < end(part))
      if (parts.some(part => beginning(part) < beginning(after)))
        tx.refuse(
          problem('grid-date-order', '那天以前已经有楼栋或党组织划在这个网格里，启用日期不能更晚，请更正。', {
            field: '启用日期',
            path: ['from'],
          }),
        )
      if (after.to && beginning(after) >= after.to)
        tx.refuse(
          problem('grid-date-order', `启用日期应早于撤销日期${printDate(after.to)}，请更正。`, {
            field: '启用日期',
            path: ['from'],
          }),
        )
    }
    await tx.put('grids', after)
    if (after.from !== before.from) await warnReported(tx, after.from, before.from)
    return { id: grid }
  },
})

/** That a grid is no more, from a day on; its buildings lie elsewhere by then. */
export const endGrid = defineCommand({
  name: 'grid.endGrid',
  title: '撤销网格',
  input: z.object({ id, to: GridPart.shape.to.unwrap().meta({ label: '撤销日期' }) }),
  output: z.object({ id }),
  async run(tx, { id: grid, to }) {
    const before = await standingPlace(tx, 'grids', grid, to, { field: '撤销日期', path: ['to'] })
    refuseFuture(tx, to, '撤销日期', 'to')
    const held = (await tx.all('gridParts', { grid })).filter(part => part.building && end(part) > to)
    if (held.length)
      tx.refuse(
        problem(
          'grid-not-empty',
          `${printDate(to)}${before.name}里还有${held.length}栋楼，请先划入别的网格，或者用“拆分”“合并”。`,
        ),
      )
    await endGrids(tx, [before], to, '网格撤销')
    return { id: grid }
  },
})

/** Removes a grid that was registered by mistake; nothing may hang on it. */
export const removeGrid = defineCommand({
  name: 'grid.removeGrid',
  title: '删除网格',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: grid, reason }) {
    const { name } = await knownPlace(tx, 'grids', grid)
    await refuseUsed(tx, { table: 'grids', id: grid }, name, '撤销')
    await tx.remove('grids', [grid])
    return { id: grid, reason }
  },
})
