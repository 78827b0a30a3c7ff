import type { Page } from '@playwright/test'
import type { State } from './state'
import { willChoose } from './will-choose'

/** What the community reads of a reply. */
export const repliesBelow: readonly State[] = [
  [
    'upstream-replied',
    '/upstream',
    async (window, { community, replied }) => {
      await willChoose(window, community, replied)
      await window.page.getByRole('button', { name: '收回执' }).click()
      await window.page.getByText(/^第1份回执/).waitFor()
    },
    page => page.getByRole('region', { name: '上级回执' }).scrollIntoViewIfNeeded(),
  ],
  [
    'upstream-sent-replied',
    '/upstream',
    undefined,
    page => page.getByRole('region', { name: '以前报送' }).scrollIntoViewIfNeeded(),
  ],
  ['upstream-returns', '/upstream/returns'],
  ['home-returned', '/'],
]

/** How the street returns, and what it has returned. */
export const repliesAbove: readonly State[] = [
  [
    'street-return-row',
    '/street',
    async ({ page }) => {
      await openOffice(page, /^收到的报送/)
      await page.getByRole('button', { name: /^退回/ }).first().click()
      await page.getByRole('list', { name: '要退回的记录' }).getByRole('checkbox').first().check()
      await page.getByLabel('退回原因').fill('实到人数与签到表不符')
    },
  ],
  [
    'street-return-figure',
    '/street',
    async ({ page }) => {
      await openOffice(page, '数据')
      await page.getByRole('button', { name: /^退回/ }).first().click()
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('请写明退回的原因').waitFor()
    },
  ],
  ['street-returns', '/street', ({ page }) => openOffice(page, /^退回/)],
  [
    'street-replied',
    '/street',
    async (window, { street, replied }) => {
      await openOffice(window.page, /^退回/)
      await willChoose(window, street, replied)
      await window.page.getByRole('button', { name: /的回执$/ }).click()
      await window.page.getByText('可以拔出U盘了').waitFor()
    },
  ],
]

async function openOffice(page: Page, tab: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^查看安平/ }).click()
  await page.getByRole('tab', { name: tab }).click()
}
