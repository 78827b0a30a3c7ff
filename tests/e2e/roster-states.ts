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
