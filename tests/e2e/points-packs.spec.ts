import { begin } from './sixteen'
import { expect, test } from './window'

test('the next version of the rules: a fault beside its field, the difference in words, tried on the year, adopted', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('link', { name: '积分', exact: true }).click()
  await page.getByRole('link', { name: '积分办法' }).click()
  const list = page.getByRole('table', { name: '积分办法各版' })
  await expect(list.getByRole('row', { name: /社区党员积分 第1版/ })).toContainText('现行')
  await list.getByRole('link', { name: '社区党员积分 第1版' }).click()
  await expect(page.getByRole('table', { name: '加分项目' })).toContainText('全年 8')

  await page.getByRole('button', { name: '另拟一版' }).click()
  await expect(page.getByRole('heading', { name: '社区党员积分 第2版' })).toBeVisible()
  await page.getByRole('button', { name: '志愿服务' }).click()
  await page.getByLabel('上限', { exact: true }).fill('四分')
  await page.keyboard.press('Control+S')
  await expect(page.getByText('有 1 处要改，改好再保存。')).toBeVisible()
  await expect(page.getByLabel('上限', { exact: true })).toBeFocused()
  await page.getByLabel('上限', { exact: true }).fill('4')
  await expect(page.getByRole('region', { name: '与原来的不同' })).toContainText('B1 上限 8 → 4')
  await page.keyboard.press('Control+S')
  await expect(page.getByText('已保存草案 社区党员积分 第2版')).toBeVisible()

  await expect(page.getByRole('region', { name: '与另一版的不同' })).toContainText('B1 上限 8 → 4')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByTestId('what-if')).toContainText('在册 16 人，分数有变化的 0 人')
  await page.getByRole('button', { name: '返回' }).click()

  await page.getByRole('button', { name: '起用', exact: true }).click()
  const dialog = page.locator('.dialog')
  await dialog.getByRole('button', { name: '起用', exact: true }).click()
  await expect(dialog).toContainText('请填写决议')
  await dialog.getByLabel('决议').fill('9月10日支部党员大会讨论通过')
  await dialog.getByRole('button', { name: '起用', exact: true }).click()
  await expect(page.getByText('待起用')).toBeVisible()
  await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0)
  await page.getByRole('button', { name: '返回' }).click()
  await expect(list.getByRole('row', { name: /社区党员积分 第2版/ })).toContainText('待起用')
  await expect(list.getByRole('row', { name: /社区党员积分 第1版/ })).toContainText('现行')
})
