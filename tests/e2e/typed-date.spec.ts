import { begin } from './sixteen'
import { expect, test } from './window'

test('a date that is typed and saved by Ctrl+S at once is taken; what is no date is never saved over', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/grid?tab=estates'))
  await page.getByRole('button', { name: '登记小区' }).first().click()
  const dialog = page.locator('.dialog')
  await dialog.getByLabel('小区名称').fill('和顺园')
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('gridcell', { name: '和顺园' }).click()
  await page.getByRole('button', { name: '填写物业' }).click()
  const until = dialog.getByLabel(/合同到期日/)
  await until.fill('不知道')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('不是日期')).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toHaveCount(1)
  await until.fill('2026-12-20')
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('2026年12月20日')).toBeVisible()
})
