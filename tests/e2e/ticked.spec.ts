import { begin, branch, people } from './sixteen'
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

test('ticks stay until they are taken off: over searches, branches and a paper, and all of them are meant', async ({
  office,
}) => {
  const other = '中共安平社区东湖花园支部委员会'
  const { page } = await office.open()
  await begin(page, [
    ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期'],
    ...people.map(({ name }, i) => [name, '正式党员', i < 8 ? branch : other, '2001-07-01', '2002-07-01']),
  ])
  const tick = (name: string) => page.getByRole('row').filter({ hasText: name }).getByRole('gridcell').first().click()
  for (const { name } of people.slice(0, 2)) await tick(name)
  await page.getByLabel('在名册中查找').fill('wangbing')
  await expect(page.getByText('列出 1 人')).toBeVisible()
  await tick('王丙')
  await expect(page.getByText('已选 3 人，其中 2 人不在当前列表')).toBeVisible()

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.locator('.dialog')
  await expect(dialog.getByRole('radio', { name: '只限勾选的 3 人' })).toBeChecked()
  await expect(dialog).toContainText('3 人，其中 2 人不在当前列表')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '成批修改' }).click()
  await expect(dialog).toContainText('成批修改 3 人')
  await page.keyboard.press('Escape')
  await page.getByLabel('在名册中查找').fill('')

  await page.getByRole('treeitem', { name: /东湖花园/ }).click()
  await expect(page.getByText('列出 8 人')).toBeVisible()
  await tick('王巳')
  await expect(page.getByText('已选 4 人，其中 3 人不在当前列表')).toBeVisible()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.getByRole('option', { name: /^党员名册（只限勾选的 4 人/ }).click()
  await expect(page.getByText('本表只列选出的4人，不是全部。')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByText('已选 4 人，其中 3 人不在当前列表')).toBeVisible()
  await page.getByRole('button', { name: '取消勾选' }).click()
  await expect(page.getByText('已选 0 人 · 列出 8 人')).toBeVisible()
})
