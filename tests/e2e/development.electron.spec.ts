import { begin } from './sixteen'
import { expect, test } from './window'

test('somebody applies, is followed step by step, admitted, and only then put on the roster', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  const dialog = page.locator('.dialog')

  await page.getByRole('link', { name: '发展党员' }).click()
  await expect(page.getByText('没有正在进行的发展党员')).toBeVisible()
  await page.getByRole('button', { name: '登记申请人' }).click()
  await dialog.getByLabel('姓名').fill('李想')
  await dialog.getByLabel('出生日期').fill('1999-05')
  await dialog.getByLabel('联系电话').fill('13800001234')
  await dialog.getByLabel('从哪一步登记起').selectOption({ label: '推荐和确定入党积极分子' })
  await dialog.getByLabel('这一步的日期').fill('2024-03-01')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('gridcell', { name: '李想' }).click()
  const panel = page.getByRole('complementary', { name: '李想' })
  await expect(panel.getByText('2025年3月1日已满，可以确定发展对象')).toBeVisible()
  await expect(panel.getByText('138****1234')).toBeVisible()

  const note = async (step: string, date: string) => {
    await panel.getByRole('button', { name: `登记：${step}` }).click()
    await dialog.getByLabel('日期').fill(date)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  await note('确定发展对象', '2025-02-28')
  await expect(panel.getByText('“确定发展对象”早于2025年3月1日')).toBeVisible()
  // A correction of what else is on file leaves the phone, which is only shown masked, as it is.
  await panel.getByRole('button', { name: '修改情况' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByText('138****1234')).toBeVisible()
  await note('支部大会接收预备党员', '2026-06-01')
  await expect(panel.getByText('支部大会已接收')).toBeVisible()

  await page.getByRole('link', { name: '组织与党员' }).click()
  await expect(page.getByText('合计 16 人')).toBeVisible()
  await page.goBack()
  await page.getByRole('gridcell', { name: '李想' }).click()
  await panel.getByRole('button', { name: '新增党员' }).click()
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('李想')
  await expect(page.getByLabel('加入党组织日期')).toHaveValue('2026-06-01')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('合计 17 人')).toBeVisible()
  await page.getByRole('link', { name: '发展党员' }).click()
  await page.getByRole('gridcell', { name: '李想' }).click()
  await expect(panel.getByText('支部大会已接收')).toHaveCount(0)
  await panel.getByRole('button', { name: '看名册上的这名党员' }).click()
  await expect(page.getByRole('complementary', { name: '李想' })).toBeVisible()
})
