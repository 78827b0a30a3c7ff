import * as z from 'zod'
import type { Building } from '../../../src-shared/grid/building'
import { Grid } from '../../../src-shared/grid/grid'
import { GridPart } from '../../../src-shared/grid/grid-part'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { end, holdsOn } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { reportedBehind } from '../reported'
import type { Tx } from '../transaction'
import { endGrids } from './end-grids'
import { placeAll } from './place-parts'
import { refuseOthers, respondFrom } from './responsible'
import { nextSerials } from './serials'
import { refuseFuture, refuseSameName, standingPlace } from './standing-places'

const { grid: gridId, organisation } = GridPart.shape
const from = wholeDate.meta({ label: '生效日期' })
const { name, kind, bounds, externalCode } = Grid.shape

/** Where buildings go: a grid that stands already, or a new one by its name. */
const Target = z.object({
  grid: gridId.optional(),
  name: name.optional(),
  kind: kind.optional(),
  bounds,
  externalCode,
  /** Left out, those that were responsible stay so. */
  organisations: z.array(organisation.unwrap()).optional().meta({ label: '负责的党组织' }),
})
type Target = z.infer<typeof Target>

const made = z.object({ id: Grid.shape.id, serial: Grid.shape.serial })
const written = z.object({ grids: z.array(made) })

/**
 * Splits a grid from a day on: its buildings go to two or more grids, new ones or ones that stand; it may be one of them itself.
 * What is counted as of an earlier day stays (domain §5.6 trap 1).
 */
export const splitGrid = defineCommand({
  name: 'grid.split',
  title: '拆分网格',
  input: z.object({
    grid: gridId,
    from,
    into: z
      .array(Target.extend({ buildings: z.array(z.string()).meta({ label: '楼栋' }) }))
      .min(2, { error: '拆分以后至少要有两个网格' })
      .meta({ label: '拆分成' }),
  }),
  output: written,
  async run(tx, { grid, from: day, into }) {
    refuseFuture(tx, day, '生效日期', 'from')
    const old = await standingPlace(tx, 'grids', grid, day)
    const held = await buildingsIn(tx, [grid], day)
    await refuseUneven(tx, old.name, held, into)
    const keeps = into.some(target => target.grid === grid)
    const before = await responsibleOn(tx, [grid], day)
    const grids = await targetGrids(tx, into, [old], day, keeps ? [] : [grid])
    const byId = new Map(held.map(building => [building.id, building]))
    await placeAll(
      tx,
      into.flatMap(({ buildings }, at) =>
        grids[at]!.id === grid ? [] : buildings.map(id => placing(byId.get(id)!, grids[at]!.id, day)),
      ),
    )
    for (const [at, { grid: kept, organisations }] of into.entries())
      if (organisations ?? !kept) await respondFrom(tx, grids[at]!.id, organisations ?? before, day)
    if (keeps) tx.warn(...(await reportedBehind(tx, day)))
    else await endGrids(tx, [old], day, '网格拆分')
    return { grids: grids.map(({ id, serial }) => ({ id, serial })) }
  },
})

/** Makes one grid of two or more from a day on: a new one, or one of them that goes on. */
export const mergeGrids = defineCommand({
  name: 'grid.merge',
  title: '合并网格',
  input: z.object({
    grids: z.array(gridId).min(2, { error: '请选两个以上的网格' }).meta({ label: '合并的网格' }),
    from,
    into: Target,
  }),
  output: written,
  async run(tx, { grids: ids, from: day, into }) {
    refuseFuture(tx, day, '生效日期', 'from')
    const merged = [...new Set(ids)]
    if (merged.length < 2)
      tx.refuse(problem('merge-one', '请选两个以上不同的网格。', { field: '合并的网格', path: ['grids'] }))
    if (into.grid && !merged.includes(into.grid))
      tx.refuse(
        problem('merge-into', '保留的网格应是合并的其中一个，请重新选择。', { field: '合并成', path: ['into'] }),
      )
    const old: Grid[] = []
    for (const id of merged) old.push(await standingPlace(tx, 'grids', id, day))
    const ending = old.filter(({ id }) => id !== into.grid)
    const before = await responsibleOn(tx, merged, day)
    const moved = await buildingsIn(
      tx,
      ending.map(({ id }) => id),
      day,
    )
    const [target] = await targetGrids(
      tx,
      [into],
      old,
      day,
      ending.map(({ id }) => id),
    )
    const { id, serial } = target!
    await placeAll(
      tx,
      moved.map(building => placing(building, id, day)),
    )
    await respondFrom(tx, id, into.organisations ?? before, day)
    await endGrids(tx, ending, day, '网格合并')
    if (into.grid) {
      const origins = new Set([...(target!.origins ?? []), ...ending.map(one => one.id)])
      await tx.put('grids', { ...target!, origins: [...origins] })
    }
    return { grids: [{ id, serial }] }
  },
})

/** Buildings that lie in one of the grids on a day, and stand then or later. */
async function buildingsIn(tx: Tx, grids: readonly string[], day: PlainDate): Promise<Building[]> {
  const wanted = new Set(grids)
  const inside = new Set(
    (await tx.all('gridParts')).flatMap(part =>
      part.building && wanted.has(part.grid) && holdsOn(part, day) ? [part.building] : [],
    ),
  )
  return (await tx.all('buildings')).filter(one => inside.has(one.id) && end(one) > day)
}

/** The branches and groups that are responsible for any of the grids on a day. */
async function responsibleOn(tx: Tx, grids: readonly string[], day: PlainDate): Promise<string[]> {
  const wanted = new Set(grids)
  const found = (await tx.all('gridParts')).flatMap(part =>
    part.organisation && wanted.has(part.grid) && holdsOn(part, day) ? [part.organisation] : [],
  )
  return [...new Set(found)]
}

const placing = (building: Building, grid: string, from: PlainDate) => ({
  building,
  to: { grid, from, ...(building.to && { to: building.to }) },
})

/** Every building goes to exactly one grid, and none is left without one. */
async function refuseUneven(
  tx: Tx,
  called: string,
  held: readonly Building[],
  into: readonly { grid?: string | undefined; buildings: readonly string[] }[],
): Promise<void> {
  const at = { field: '楼栋', path: ['into'] }
  const given = into.flatMap(({ buildings }) => buildings)
  const nameOf = new Map(held.map(building => [building.id, building.name]))
  const foreign = given.find(id => !nameOf.has(id))
  if (foreign !== undefined) {
    const other = (await tx.get('buildings', foreign))?.name ?? '选的楼栋'
    tx.refuse(problem('split-foreign', `${other}那天不在${called}里，请去掉。`, at))
  }
  const twice = given.find((id, place) => given.indexOf(id) !== place)
  if (twice !== undefined)
    tx.refuse(problem('split-twice', `${nameOf.get(twice)}分给了两个网格，一栋楼只能在一个网格里，请去掉一个。`, at))
  if (into.some(({ buildings }) => !buildings.length))
    tx.refuse(problem('split-empty', '有一个网格没有分到楼栋，请给它分楼栋，或者去掉这个网格。', at))
  const left = held.filter(({ id }) => !given.includes(id))
  if (left.length)
    tx.refuse(
      problem(
        'split-left',
        `还有${left.length}栋楼没有分：${left.map(one => one.name).join('、')}。每栋楼都要分给一个网格。`,
        at,
      ),
    )
  const grids = into.flatMap(({ grid }) => grid ?? [])
  if (new Set(grids).size < grids.length)
    tx.refuse(problem('split-same', '同一个网格选了两次，请更正。', { field: '拆分成', path: ['into'] }))
}

/** The grids of the targets in their order; new ones are made with what they come from. */
async function targetGrids(
  tx: Tx,
  targets: readonly Target[],
  origins: readonly Grid[],
  day: PlainDate,
  ending: readonly string[],
): Promise<Grid[]> {
  const fresh = targets.filter(({ grid }) => !grid)
  if (fresh.some(target => !target.name))
    tx.refuse(problem('grid-unnamed', '请填写新网格的名称。', { field: '网格名称', path: ['name'] }))
  await refuseSameName(
    tx,
    'grids',
    fresh.map(target => target.name!),
    row => !ending.includes(row.id),
  )
  for (const { organisations = [] } of targets) await refuseOthers(tx, organisations, day)
  const serials = await nextSerials(tx, 'grids', fresh.length)
  const found: Grid[] = []
  for (const { grid, organisations: _, ...facts } of targets) {
    if (grid) {
      found.push(await standingPlace(tx, 'grids', grid, day))
      continue
    }
    const row: Grid = {
      ...facts,
      id: tx.newId(),
      name: facts.name!,
      kind: facts.kind ?? origins[0]!.kind,
      serial: serials.shift()!,
      origins: origins.map(({ id }) => id),
      from: day,
    }
    await tx.put('grids', row)
    found.push(row)
  }
  return found
}
