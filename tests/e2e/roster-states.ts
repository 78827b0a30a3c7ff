import type { Page } from '@playwright/test'
import type { State } from './state'

const inPanel = (page: Page, name: string) => page.getByRole('complementary').getByRole('button', { name, exact: true })

/** The pages of the roster's subject, and the short forms by which its deeds are done. */
export const rosterPages: readonly State[] = [
  ['roster', '/roster'],
  ['roster-print-menu', '/roster', ({ page }) => page.getByRole('button', { name: '打印', exact: true }).click()],
  ['roster-structure', '/roster/structure'],
  [
    'roster-structure-people',
    '/roster/structure',
    async ({ page }) => {
      await page.getByRole('button', { name: '年龄：看表格' }).click()
      await page.getByRole('table', { name: '年龄' }).getByRole('button').last().click()
    },
  ],
  ['member-panel', '/roster?member=:member'],
  [
    'member-panel-points',
    '/roster?member=:member',
    ({ page }) => page.getByRole('complementary').getByRole('tab', { name: '积分' }).click(),
  ],
  ['member-history', '/roster?member=:member', ({ page }) => page.getByRole('button', { name: '修改记录' }).click()],
  [
    'member-remove-refused',
    '/roster?member=:member',
    async ({ page }) => {
      await page.getByRole('button', { name: '删除' }).click()
      await page.getByLabel('删除原因').fill('与另一条重复登记')
      await page.getByRole('button', { name: '删除' }).last().click()
      await page.getByText(/不能删除/).waitFor()
    },
  ],
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
  ['member-new', '/roster/new'],
  [
    'member-refused',
    '/roster/new',
    async ({ page }) => {
      await page.getByLabel('公民身份证号码').fill('11010119900307')
      await page.getByRole('button', { name: '保存' }).click()
    },
  ],
  ['member-change', '/roster/:member/change'],
  [
    'member-record',
    '/roster?member=:member',
    ({ page }) => page.getByRole('complementary').getByRole('tab', { name: '档案' }).click(),
  ],
  [
    'member-sorts',
    '/roster?member=:member',
    async ({ page }) => {
      await page.getByRole('complementary').getByRole('tab', { name: '档案' }).click()
      await inPanel(page, '修改分类和管理方式').click()
    },
  ],
  ['roster-columns', '/roster', ({ page }) => page.getByRole('button', { name: '栏目', exact: true }).click()],
  [
    'member-change-shown',
    '/roster/:member/change',
    ({ page }) => page.getByRole('button', { name: '显示公民身份证号码' }).click(),
  ],
]

const openBranch = (page: Page) =>
  page
    .getByRole('gridcell', { name: /党支部$/ })
    .first()
    .click()

const openChanges = (page: Page) => page.getByRole('complementary').getByRole('tab', { name: '变动' }).click()
