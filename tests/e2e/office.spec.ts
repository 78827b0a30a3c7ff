import { begin } from './sixteen'
import { expect, test } from './window'

test('a misspelt office is put right: a wrong code is refused at its field, the name follows everywhere, undo brings it back', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/settings'))
  const main = page.locator('main')
  await page.getByRole('button', { name: '更正', exact: true }).click()
  const dialog = page.getByLabel('更正本单位')
  const [name, code] = [dialog.getByLabel(/党组织名称/), dialog.getByLabel('统计用区划代码')]
  await expect(name).toHaveValue('中共安平社区委员会')
  await name.fill('中共安坪社区委员会')
  await code.fill('3717')
  await dialog.getByRole('button', { name: '更正', exact: true }).click()
  await expect(dialog.getByText('应为12位数字')).toBeVisible()
  await expect(main.getByText('中共安坪社区委员会')).toHaveCount(0)

  await code.fill('371722001001')
  await code.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.notice-bar')).toContainText('已更正本单位：中共安坪社区委员会')
  await expect(page.getByRole('banner')).toContainText('中共安坪社区委员会')
  await main.getByRole('button', { name: '修改记录' }).click()
  const history = page.getByRole('complementary', { name: '修改记录' })
  await expect(history.getByRole('region', { name: '更正本单位' })).toContainText('中共安平社区委员会')
  await page.keyboard.press('Control+z')
  await expect(page.locator('.notice-bar')).toContainText('已撤销：更正本单位 中共安平社区委员会')
  await expect(page.getByRole('banner')).toContainText('中共安平社区委员会')
})
