import { inTheWindow } from './in-the-window'
import { staffGrid } from './staffed-grid'
import type { State } from './state'

/** Who serves in the grids: vacancies, people, the dialogs, the coverage; the first makes what the others stand on. */
export const gridPeoplePages: readonly State[] = [
  [
    'grid-people',
    '/grid/people',
    async ({ page }) => {
      await staffGrid(page)
      await page.getByRole('grid', { name: '空缺' }).waitFor()
    },
  ],
  ['grid-place', '/grid/people', ({ page }) => page.getByRole('row').filter({ hasText: '4号楼' }).first().click()],
  [
    'grid-appoint',
    '/grid/people',
    async ({ page }) => {
      await page.getByRole('button', { name: '登记任职' }).click()
      await page.locator('.dialog').waitFor()
    },
  ],
  [
    'grid-person',
    '/grid/people',
    async ({ page }) => {
      await page.getByRole('tab', { name: /一人多岗/ }).click()
      await page.getByRole('row').nth(1).click()
    },
  ],
  [
    'grid-reassign',
    '/grid/people',
    async ({ page }) => {
      await page.getByRole('tab', { name: /一人多岗/ }).click()
      await page.getByRole('row').nth(1).click()
      await page.getByRole('button', { name: '移交岗位' }).click()
    },
  ],
  ['grid-figures', '/grid/figures'],
  ['grid-figures-open', '/grid/figures', ({ page }) => page.getByRole('button', { name: /^全社区楼栋长/ }).click()],
  [
    'grid-board',
    '/grid/people',
    async ({ page }) => {
      const { rows } = await inTheWindow<{ rows: { kind: string; id: string }[] }>(page, 'query', 'grid.places', {})
      const grid = rows.find(({ kind }) => kind === 'grid')!.id
      await page.evaluate(hash => void (location.hash = hash), `#/print/grid-board/${grid}`)
      await page.getByText('共1页').waitFor()
    },
  ],
]
