import type { OpenWindow } from '../../scripts/windows.mjs'
import { inTheWindow } from './in-the-window'
import type { State } from './state'

/** An estate of its own: other pages have doors of the same number. */
const estate = '如意里'
const columns = '小区\t楼栋\t单元\t室\t户主\t标签\t身份证号\n'

/** Households, one of them, and a table that is taken in: each stands on the one before it. */
export const gridHomesPages: readonly State[] = [
  ['grid-import', '/grid/import?kind=households', fill],
  ['grid-import-mapping', '/grid/import?kind=households', paste],
  [
    'grid-import-check',
    '/grid/import?kind=households',
    async window => {
      await paste(window)
      await window.page.getByRole('button', { name: '核对' }).click()
    },
  ],
  ['households', `/grid/households?estate=${estate}`],
  [
    'household',
    `/grid/households?estate=${estate}`,
    async ({ page }) => {
      await page.getByRole('row', { name: /1-1-101/ }).click()
      await page.getByRole('heading', { name: '1-1-101' }).waitFor()
    },
  ],
  [
    'household-resident',
    `/grid/households?estate=${estate}`,
    async ({ page }) => {
      await page.getByRole('row', { name: /1-1-101/ }).click()
      await page.getByRole('button', { name: '登记居民' }).click()
    },
  ],
]

async function paste({ page }: OpenWindow): Promise<void> {
  const rows = `${estate}\t1号楼\t1\t101\t王强\t困难\t\n${estate}\t11号楼\t1\t101\t李明\t\t\n`
  await page.getByRole('button', { name: '选择表格', exact: true }).waitFor()
  await page.evaluate(copied => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, columns + rows)
  await page.getByRole('button', { name: '核对' }).waitFor()
}

/** A building with its doors, a family and tags behind the first. */
async function fill({ page }: OpenWindow): Promise<void> {
  const run = <T>(name: Parameters<typeof inTheWindow>[2], input: object) => inTheWindow<T>(page, 'run', name, input)
  const { id } = await run<{ id: string }>('grid.addEstate', { name: estate })
  const { rows } = await run<{ rows: { id: string }[] }>('grid.addBuildings', {
    estate: id,
    buildings: [{ name: '1号楼', units: [{ name: '1', floors: 11, doors: 4 }] }],
  })
  await run('grid.layDoors', { building: rows[0]!.id })
  const list = await inTheWindow<{ rows: { id: string }[] }>(page, 'query', 'grid.households', {
    building: rows[0]!.id,
  })
  const household = list.rows[0]!.id
  const living = [
    { name: '王强', relation: 'head', sex: '1', birth: '1950-01', phone: '13800005678' },
    { name: '古丽巴哈尔·阿卜杜热合曼·买买提依明', relation: 'spouse', sex: '2', birth: '1952-03-04' },
    { name: '王小强', relation: 'child', sex: '1', birth: '1980', from: '2026-03-01' },
  ]
  for (const one of living) await run('grid.addResident', { household, ...one })
  for (const [tag, from] of [
    ['hardship', '2025-03-01'],
    ['rented', '2026-09-01'],
  ])
    await run('grid.addMark', { household, tag, source: 'visit', from })
}
