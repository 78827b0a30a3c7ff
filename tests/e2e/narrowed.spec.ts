import { begin } from './sixteen'
import { expect, test } from './window'

test('the roster is narrowed by the year of joining from the keyboard, kept in the address, and made whole again', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('button', { name: '再加条件' }).click()
  await page.getByRole('option', { name: '入党年份' }).click()
  await expect(page.getByLabel('入党年份从')).toBeFocused()
  await page.keyboard.type('2010')
  await page.keyboard.press('Enter')
  await expect(page.getByText('合计 1 人')).toBeVisible()
  await expect(page.getByRole('button', { name: '入党年份：2010年起' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('合计 1 人')).toBeVisible()
  await page.getByRole('button', { name: '去掉这个条件' }).click()
  await expect(page.getByText('合计 16 人')).toBeVisible()
})

test('a probation is extended by its short form, once; what it says is put right by the same', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('gridcell', { name: '王寅' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('tab', { name: '变动' }).click()
  await panel.getByRole('button', { name: '延长预备期' }).click()
  await page.locator('.dialog').getByRole('button', { name: '登记' }).click()
  await expect(panel.getByText(/决定延长6个月/)).toBeVisible()
  await panel.getByRole('button', { name: '更正延长' }).click()
  await page.locator('.dialog').getByLabel('延长多久').selectOption({ label: '1年' })
  await page.locator('.dialog').getByRole('button', { name: '更正' }).click()
  await expect(panel.getByText(/决定延长12个月/)).toBeVisible()
})
