import { join } from 'node:path'
import { root } from '../../scripts/places.mjs'
import { expect, test } from './window'

const roster = join(root, 'tests/fixtures/roster')

test('the first day: the office is made, the roster comes in, the list counts what an independent count says', async ({
  office,
}) => {
  const { page } = await office.open()
  await page.getByText('我是社区', { exact: true }).click()
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await page.getByRole('button', { name: '建立台账' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()

  await page.getByRole('link', { name: /组织与党员/ }).click()
  await page
    .getByRole('button', { name: /导入/ })
    .or(page.getByRole('link', { name: /导入/ }))
    .first()
    .click()
  await page.locator('input[type=file]').setInputFiles(join(roster, 'roster.xlsx'))
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '写入 208 人' }).click()
  await page.getByRole('button', { name: '看名册' }).click()
  await expect(page.getByText('合计 208 人')).toBeVisible()
})

test('a roster with mistakes writes nothing until each is put right in place', async ({ office }) => {
  const { page } = await office.open()
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await page.getByRole('button', { name: '建立台账' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/roster/import'))
  await page.locator('input[type=file]').setInputFiles(join(roster, 'roster-messy.xlsx'))
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByRole('button', { name: /必须改 9/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^写入/ })).toBeDisabled()
})
