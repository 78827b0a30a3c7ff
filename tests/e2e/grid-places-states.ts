import type { OpenWindow } from '../../scripts/windows.mjs'
import { inTheWindow } from './in-the-window'
import type { State } from './state'

/** Estates, grids and buildings: the first of all with nothing there, each of the others on what stands by then. */
export const gridPlacesPages: readonly State[] = [
  ['grid-empty', '/grid'],
  ['grid', '/grid', layOut],
  ['grid-estates', '/grid?tab=estates'],
  ['grid-buildings', '/grid?tab=buildings'],
  ['grid-buildings-new', '/grid?tab=buildings', ({ page }) => page.getByRole('button', { name: '登记楼栋' }).click()],
  [
    'grid-merge',
    '/grid',
    async ({ page }) => {
      for (const row of [1, 2]) await page.getByRole('row').nth(row).locator('.check').click()
      await page.getByRole('button', { name: '合并 2 个网格' }).click()
    },
  ],
  ['grid-one', '/grid', ({ page }) => page.getByRole('gridcell', { name: '第一网格' }).click()],
  [
    'grid-split',
    '/grid',
    async ({ page }) => {
      await page.getByRole('gridcell', { name: '第一网格' }).click()
      await page.getByRole('button', { name: '拆分' }).click()
    },
  ],
  ['grid-estate', '/grid?tab=estates', ({ page }) => page.getByRole('gridcell', { name: '和顺园' }).click()],
  [
    'grid-estate-property',
    '/grid?tab=estates',
    async ({ page }) => {
      await page.getByRole('gridcell', { name: '和顺园' }).click()
      await page.getByRole('button', { name: '填写物业' }).click()
    },
  ],
  ['grid-building', '/grid?tab=buildings', openFirstBuilding],
  [
    'grid-building-facts',
    '/grid?tab=buildings',
    async window => {
      await openFirstBuilding(window)
      await window.page.getByRole('button', { name: '楼栋情况' }).click()
    },
  ],
  [
    'grid-building-tags',
    '/grid?tab=buildings',
    async window => {
      await inhabit(window)
      await openFirstBuilding(window)
    },
  ],
  [
    'grid-building-visits',
    '/grid?tab=buildings',
    async window => {
      await openFirstBuilding(window)
      await window.page.getByRole('button', { name: '按走访' }).click()
    },
  ],
]

function openFirstBuilding({ page }: OpenWindow): Promise<void> {
  return page.getByRole('gridcell', { name: '1号楼', exact: true }).first().click()
}

/** The doors of the first building, some with what is known of them, the lower floors called on last winter. */
async function inhabit(window: OpenWindow): Promise<void> {
  const { page } = window
  const run = <T>(name: Parameters<typeof inTheWindow>[2], input: object) => inTheWindow<T>(page, 'run', name, input)
  const ask = <T>(name: Parameters<typeof inTheWindow>[2], input: object) => inTheWindow<T>(page, 'query', name, input)
  const { buildings } = await ask<{ buildings: { id: string; name: string; estateName: string }[] }>(
    'grid.overview',
    {},
  )
  const { id: building } = buildings.find(({ name, estateName }) => name === '1号楼' && estateName === '和顺园')!
  await run('grid.layDoors', { building })
  const doors = await ask<{ rows: { id: string; floor: number }[] }>('grid.households', { building })
  const december = `${new Date().getFullYear() - 1}-12`
  for (const [i, tag] of (
    ['rented', 'vacant', 'aloneElder', 'hardship', 'veteran', 'veryOld', 'rented'] as const
  ).entries())
    for (let at = i * 3; at < doors.rows.length; at += 61 - i * 7)
      await run('grid.addMark', { household: doors.rows[at]!.id, tag, source: 'visit', from: `${december}-05` })
  const visits = doors.rows
    .filter(({ floor }) => floor < 9)
    .map(({ id: household }, at) => ({ household, date: `${december}-${10 + (at % 15)}`, reason: 'routine' }))
  await run('grid.noteVisits', { visits })
}

/** Two estates and three grids; one estate lies in no grid. */
async function layOut({ page }: OpenWindow): Promise<void> {
  const run = <T>(name: Parameters<typeof inTheWindow>[2], input: object) => inTheWindow<T>(page, 'run', name, input)
  const { id: estate } = await run<{ id: string }>('grid.addEstate', {
    ...{
      name: '和顺园',
      kinds: ['commercial'],
      address: '安平路18号',
      built: '2008',
      property: '安居物业服务有限公司',
    },
    ...{ propertyContact: '刘建国', propertyPhone: '13800000001', redProperty: true, committeeHead: '王秀兰' },
    problem: '地下车库漏水，业委会到期没有换届；高层住户反映电梯老化。',
    plan: '先修车库防水，再换届，资金从维修资金列支。',
  })
  await run('grid.noteEstateStep', { id: estate, step: 'collect', on: '2026-03-01', note: '入户征求意见312户' })
  await run('grid.noteEstateStep', { id: estate, step: 'propose', on: '2026-03-20' })
  const { id: other } = await run<{ id: string }>('grid.addEstate', { name: '柳荫里', kinds: ['old', 'unmanaged'] })
  const grids: string[] = []
  for (const name of ['第一网格', '第二网格', '第三网格'])
    grids.push((await run<{ id: string }>('grid.addGrid', { name, kind: 'general' })).id)
  const buildings = (last: number, floors: number, doors: number) =>
    Array.from({ length: last }, (_, at) => ({
      name: `${at + 1}号楼`,
      units: ['1', '2'].map(name => ({ name, floors, doors })),
    }))
  await run('grid.addBuildings', { estate, buildings: buildings(12, 34, 8), grid: grids[0] })
  await run('grid.addBuildings', { estate: other, buildings: buildings(6, 6, 2) })
  await page.reload()
  await page.locator('main h1').first().waitFor()
}
