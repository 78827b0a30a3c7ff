import { begin, people } from './sixteen'
import { expect, test } from './window'

test('who is opened is not ticked; who is ticked is exported and printed alone unless somebody says otherwise', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const rows = page.getByRole('grid', { name: '党员名册' }).getByRole('row')
  const [first, second] = people.map(({ name }) => rows.filter({ hasText: name }))
  await first!.getByRole('gridcell').nth(2).click()
  await expect(page.getByRole('complementary')).toBeVisible()
  await expect(first!).toHaveAttribute('aria-selected', 'false')
  await page.keyboard.press('Escape')
  for (const row of [first!, second!]) await row.getByRole('gridcell').first().click()
  await expect(page.getByText('已选 2 人')).toBeVisible()

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.locator('.dialog')
  await expect(dialog.getByRole('radio', { name: '只限勾选的 2 人' })).toBeChecked()
  await expect(dialog).toContainText('人数2 人')
  await dialog.getByText('全部 16 人').click()
  await expect(dialog).toContainText('人数16 人')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.getByRole('option', { name: '党员名册（全部 16 人）', exact: true })).toBeVisible()
  await page.getByRole('option', { name: '党员名册（只限勾选的 2 人）', exact: true }).click()
  await expect(page.getByText('本表只列选出的2人，不是全部。')).toBeVisible()
  await expect(page.locator('.paper')).toContainText(people[0]!.name)
  await expect(page.locator('.paper')).not.toContainText(people[2]!.name)
})
