import type { Page } from '@playwright/test'
import { inTheWindow } from './in-the-window'

/** Two grids of an estate with eight buildings, some of whose posts are held; the others are vacant. */
export interface StaffedGrid {
  grids: [string, string]
  buildings: string[]
  /** Among those who serve: leads three buildings and the first grid. */
  leader: { id: string; name: string }
}

interface Made {
  id: string
}

/** Makes the grids in the window's own worker, where there are members on the roster already. */
export async function staffGrid(page: Page): Promise<StaffedGrid> {
  const run = <T = Made>(name: string, input: object) => inTheWindow<T>(page, 'run', name as never, input)
  const { rows: people } = await inTheWindow<{ rows: { id: string; name: string; branch: string }[] }>(
    ...[page, 'query' as const, 'roster.members' as const, {}],
  )
  const estate = await run('grid.addEstate', { name: '锦绣园' })
  const grids: string[] = []
  for (const name of ['锦绣园第一网格', '锦绣园第二网格'])
    grids.push(
      (await run('grid.addGrid', { name, kind: 'general', bounds: '东至柳荫路，西至河堤，南至和平巷，北至学府街' })).id,
    )
  const buildings: string[] = []
  for (const [g, numbers] of [
    [0, [1, 2, 3, 4]],
    [1, [5, 6, 7, 8]],
  ] as const) {
    const made = await run<{ rows: Made[] }>('grid.addBuildings', {
      ...{ estate: estate.id, grid: grids[g], buildings: numbers.map(number => ({ name: `${number}号楼` })) },
    })
    buildings.push(...made.rows.map(({ id }) => id))
  }
  const [first, second] = grids as [string, string]
  const member = (at: number) => ({ member: people[at]!.id })
  const from = '2026-03-01'
  const { id: group } = await run('roster.addUnit', {
    ...{ kind: 'group', name: '锦绣园第一党小组', parent: people[0]!.branch },
  })
  await run('grid.changeBuilding', { id: buildings[0], group })
  await run('roster.appoint', { organisation: group, post: 'groupLeader', member: people[4]!.id })
  const lead = await run<{ id: string; person: string }>('grid.appoint', {
    ...{ who: member(0), role: 'gridLeader', grid: first, from },
  })
  for (const at of [0, 1, 2])
    await run('grid.appoint', { who: member(0), role: 'buildingLeader', building: buildings[at], from })
  await run('grid.appoint', { who: member(1), role: 'fullTime', grid: first, from })
  await run('grid.appoint', { who: member(2), role: 'partTime', grid: second, from })
  await run('grid.appoint', {
    who: { name: '韩志刚', unit: '柳荫派出所', phone: '13900002222' },
    ...{ role: 'stationed', grid: first, force: 'police', from },
  })
  const attached = await run('roster.noteAttached', {
    ...{ kind: 'dualReport', name: '郑晓梅', unit: '县医院党支部', phone: '13900001111' },
  })
  await run('grid.appoint', { who: { attached: attached.id }, role: 'dualReport', building: buildings[0], from })
  return { grids: [first, second], buildings, leader: { id: lead.person, name: people[0]!.name } }
}
