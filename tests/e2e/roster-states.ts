import type { Page } from '@playwright/test'
import type { State } from './state'

const inPanel = (page: Page, name: string) => page.getByRole('complementary').getByRole('button', { name, exact: true })

/** The further pages of the roster's subject, and the short forms by which its deeds are done. */
export const rosterPages: readonly State[] = [
  ['units', '/roster/units'],
  ['unit-panel', '/roster/units', ({ page }) => openBranch(page)],
  [
    'unit-rename',
    '/roster/units',
    async ({ page }) => {
      await openBranch(page)
      await inPanel(page, '更名、调整').click()
    },
  ],
  [
    'unit-appoint',
    '/roster/units',
    async ({ page }) => {
      await openBranch(page)
      await inPanel(page, '登记任职').click()
    },
  ],
  ['member-changes', '/roster?member=:member', ({ page }) => openChanges(page)],
  [
    'member-leaves',
    '/roster?member=:member',
    async ({ page }) => {
      await openChanges(page)
      await inPanel(page, '登记离开').click()
    },
  ],
  [
    'attached',
    '/roster/attached',
    async ({ page }) => {
      await page.getByRole('button', { name: '登记报到党员' }).click()
      await page.locator('.dialog').getByLabel('姓名').fill('周到')
      await page.locator('.dialog').getByLabel('组织关系所在党组织').fill('市税务局机关党委')
      await page.locator('.dialog').getByRole('button', { name: '登记' }).click()
      await page.getByRole('gridcell', { name: '周到' }).first().click()
    },
  ],
  ['left-empty', '/roster/left'],
  ['development', '/roster/development'],
  ['duplicates', '/roster/duplicates'],
  ['superior-form', '/roster/form'],
  ['roster-export', '/roster', ({ page }) => page.getByRole('button', { name: '导出', exact: true }).click()],
]

const openBranch = (page: Page) =>
  page
    .getByRole('gridcell', { name: /党支部$/ })
    .first()
    .click()

const openChanges = (page: Page) => page.getByRole('complementary').getByRole('tab', { name: '变动' }).click()
