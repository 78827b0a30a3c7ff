import * as z from 'zod'
import { Building } from '../../../src-shared/grid/building'
import { GridPart } from '../../../src-shared/grid/grid-part'
import { printDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { beginning } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import { reportedBehind } from '../reported'
import { standingUnit } from '../standing-unit'
import type { Tx } from '../transaction'
import { changed } from './changed'
import { endBuildingRows } from './end-building'
import { placeAll } from './place-parts'
import { warnReported } from './posts'
import { refuseUsed } from './refuse-used'
import { nextSerials } from './serials'
import { knownPlace, refuseFuture, refuseSameName, standingPlace } from './standing-places'

const shape = Building.shape
const id = shape.id.meta({ label: '楼栋' })
const one = Building.omit({ id: true, deletedAt: true, serial: true, estate: true, to: true })

/** Registers buildings of an estate, many at once, and puts them into a grid where one is given. */
export const addBuildings = defineCommand({
  name: 'grid.addBuildings',
  title: '登记楼栋',
  input: z.object({
    estate: shape.estate,
    buildings: z.array(one).min(1).max(500).meta({ label: '楼栋' }),
    grid: GridPart.shape.grid.optional(),
    /** Since when they lie in the grid. */
    since: GridPart.shape.from.meta({ label: '划入日期' }),
  }),
  output: z.object({ rows: z.array(z.object({ id, serial: shape.serial })) }),
  async run(tx, { estate, buildings, grid, since }) {
    if (estate) await standingPlace(tx, 'estates', estate)
    for (const building of buildings) await refuseWrong(tx, building)
    await refuseSameName(
      tx,
      'buildings',
      buildings.map(({ name }) => name),
      row => row.estate === estate,
    )
    const serials = await nextSerials(tx, 'buildings', buildings.length)
    const made = buildings.map((building, at) => ({
      ...building,
      ...(estate && { estate }),
      id: tx.newId(),
      serial: serials[at]!,
    }))
    await tx.putAll('buildings', made)
    await warnReported(tx, ...made.map(({ from }) => from))
    if (grid) await placeInGrid(tx, grid, made, since)
    return { rows: made.map(({ id: row, serial }) => ({ id: row, serial })) }
  },
})

/** Puts buildings into a grid from a day on; without a day, since before these books began. */
export const placeBuildings = defineCommand({
  name: 'grid.placeBuildings',
  title: '划入网格',
  input: z.object({
    grid: GridPart.shape.grid,
    buildings: z.array(id).min(1).meta({ label: '楼栋' }),
    from: GridPart.shape.from.meta({ label: '划入日期' }),
  }),
  output: z.object({ grid: GridPart.shape.grid }),
  async run(tx, { grid, buildings, from }) {
    const placed: Building[] = []
    for (const building of new Set(buildings)) placed.push(await knownPlace(tx, 'buildings', building))
    await placeInGrid(tx, grid, placed, from)
    return { grid }
  },
})

/** Changes what is written of a building; a field that is null is cleared. */
export const changeBuilding = defineCommand({
  name: 'grid.changeBuilding',
  title: '修改楼栋',
  input: z.object({
    id,
    name: shape.name.optional(),
    estate: shape.estate.nullable(),
    externalCode: shape.externalCode.nullable(),
    address: shape.address.nullable(),
    units: shape.units.nullable(),
    year: shape.year.nullable(),
    elevator: shape.elevator.nullable(),
    unmanaged: shape.unmanaged.nullable(),
    group: shape.group.nullable(),
    from: shape.from.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: building, ...said }) {
    const before = await knownPlace(tx, 'buildings', building)
    const after = changed(before, said)
    await refuseWrong(tx, after, before)
    if (after.estate && after.estate !== before.estate) await standingPlace(tx, 'estates', after.estate)
    if (after.name !== before.name || after.estate !== before.estate)
      await refuseSameName(tx, 'buildings', [after.name], row => row.id !== building && row.estate === after.estate)
    if (said.units !== undefined) await refuseUnitLost(tx, after)
    if (after.from !== before.from) {
      const parts = await tx.all('gridParts', { building })
      if (after.from && parts.some(part => part.from && part.from < after.from!))
        tx.refuse(
          problem('building-date-order', '那天以前已经划在网格里，启用日期不能更晚，请更正。', {
            field: '启用日期',
            path: ['from'],
          }),
        )
    }
    await tx.put('buildings', after)
    if (after.from !== before.from) await warnReported(tx, after.from, before.from)
    return { id: building }
  },
})

/** That a building was pulled down, from a day on: its doors, what lay in a grid and the posts in it end with it. */
export const endBuilding = defineCommand({
  name: 'grid.endBuilding',
  title: '登记楼栋拆除',
  input: z.object({ id, to: shape.to.unwrap() }),
  output: z.object({ id, households: z.number().int() }),
  async run(tx, { id: building, to }) {
    const before = await standingPlace(tx, 'buildings', building, to, { field: '拆除日期', path: ['to'] })
    refuseFuture(tx, to, '拆除日期', 'to')
    if (beginning(before) >= to)
      tx.refuse(
        problem('building-date-order', `${before.name}${printDate(before.from!)}才启用，拆除日期应当更晚，请更正。`, {
          field: '拆除日期',
          path: ['to'],
        }),
      )
    const households = await endBuildingRows(tx, building, to)
    await tx.put('buildings', { ...before, to })
    tx.warn(...(await reportedBehind(tx, to)))
    return { id: building, households }
  },
})

/** Removes a building that was registered by mistake; nothing may hang on it. */
export const removeBuilding = defineCommand({
  name: 'grid.removeBuilding',
  title: '删除楼栋',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: building, reason }) {
    const { name } = await knownPlace(tx, 'buildings', building)
    await refuseUsed(tx, { table: 'buildings', id: building }, name, '拆除')
    await tx.remove('buildings', [building])
    return { id: building, reason }
  },
})

/** Puts buildings into a grid that stands, each from a day on which both stand. */
async function placeInGrid(tx: Tx, into: string, buildings: readonly Building[], from?: string): Promise<void> {
  refuseFuture(tx, from, '划入日期', 'from')
  const at = { field: '划入日期', path: ['from'] }
  const grid = await standingPlace(tx, 'grids', into, from ?? '', at)
  for (const { id: building } of buildings) await standingPlace(tx, 'buildings', building, from ?? tx.today, at)
  const to = { grid: into, ...(from && { from }), ...(grid.to && { to: grid.to }) }
  await placeAll(
    tx,
    buildings.map(building => ({ building, to })),
  )
  if (from) tx.warn(...(await reportedBehind(tx, from)))
}

async function refuseWrong(
  tx: Tx,
  { name, from, units = [], group }: Partial<Building>,
  before: Partial<Building> = {},
): Promise<void> {
  refuseFuture(tx, from, '启用日期', 'from')
  const twice = units.find((unit, at) => units.findIndex(other => other.name === unit.name) !== at)
  if (twice)
    tx.refuse(
      problem('unit-twice', `${name ?? ''}有两个“${twice.name}”单元，请更正。`, { field: '单元', path: ['units'] }),
    )
  if (!group || group === before.group) return
  const { kind, name: called } = await standingUnit(tx, group)
  if (kind !== 'group')
    tx.refuse(problem('building-group', `${called}不是党小组，请重新选择。`, { field: '楼栋党小组', path: ['group'] }))
}

/** A unit that households are registered in stays. */
async function refuseUnitLost(tx: Tx, { id: building, units = [] }: Building): Promise<void> {
  const names = new Set(units.map(({ name }) => name))
  const lost = (await tx.all('households', { building })).filter(({ unit }) => unit && !names.has(unit))
  if (lost.length)
    tx.refuse(
      problem('unit-in-use', `“${lost[0]!.unit}”单元登记有${lost.length}户，不能去掉。请先更正这些户的单元。`, {
        field: '单元',
        path: ['units'],
      }),
    )
  const led = (await tx.all('gridPosts', { building })).find(
    ({ unit, to }) => unit && !names.has(unit) && (!to || to > tx.today),
  )
  if (led)
    tx.refuse(
      problem('unit-in-use', `“${led.unit}”单元还有单元长，不能去掉。请先更正单元长的单元，或者登记卸任。`, {
        field: '单元',
        path: ['units'],
      }),
    )
}
