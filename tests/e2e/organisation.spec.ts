import type { Page } from '@playwright/test'
import { begin, branch, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('the tree of the office: a group, its members, a secretary, a new name; a member floats, and leaves', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const dialog = page.locator('.dialog')

  await page.getByRole('link', { name: '党组织' }).click()
  const unit = page.getByRole('gridcell', { name: '学府雅居党支部' })
  await unit.click()
  const panel = page.getByRole('complementary', { name: branch })
  await expect(panel.getByText('还没有登记书记。')).toBeVisible()

  // A name that is taken is refused at its field and put right in place.
  await panel.getByRole('button', { name: '新设下级' }).click()
  await dialog.getByLabel('党小组名称').fill('二号楼党小组')
  await dialog.getByRole('button', { name: '新设' }).click()
  await expect(dialog).toHaveCount(0)
  await panel.getByRole('button', { name: '新设下级' }).click()
  await dialog.getByLabel('党小组名称').fill('二号楼党小组')
  await dialog.getByRole('button', { name: '新设' }).click()
  await expect(dialog.getByText('请换一个名称')).toBeVisible()
  await dialog.getByLabel('党小组名称').fill('一号楼党小组')
  await dialog.getByRole('button', { name: '新设' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('gridcell', { name: '一号楼党小组' })).toBeVisible()

  await panel.getByRole('button', { name: '登记任职' }).click()
  await dialog.getByLabel('党员', { exact: true }).fill('王甲')
  await dialog.getByLabel('任职日期').fill('2024-05')
  await dialog.getByRole('button', { name: '登记任职' }).click()
  await expect(panel.getByText('王甲')).toBeVisible()
  await expect(panel.getByText('2024年5月起')).toBeVisible()
  await expect(panel.getByText('还没有登记书记。')).toHaveCount(0)

  await panel.getByRole('button', { name: '更名、调整' }).click()
  await dialog.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区学府里支部委员会')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('complementary', { name: '中共安平社区学府里支部委员会' })).toBeVisible()
  await expect(page.getByText('沿革')).toBeVisible()

  await page.getByRole('button', { name: '看党员' }).click()
  await page.getByRole('gridcell', { name: '王乙' }).click()
  const person = page.getByRole('complementary', { name: '王乙' })
  await person.getByRole('tab', { name: '变动' }).click()
  await person.getByRole('button', { name: '登记流动' }).click()
  await dialog.getByLabel('外出流向').fill('广东省深圳市南山区')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(person.getByText('广东省深圳市南山区')).toBeVisible()
  await expect(page.getByText('流动 1')).toHaveCount(0)

  await person.getByRole('button', { name: '调整党支部' }).click()
  await dialog.getByLabel('党支部', { exact: true }).selectOption({ label: '学府里党支部' })
  await dialog.getByRole('combobox', { name: '党小组' }).selectOption({ label: '一号楼党小组' })
  await dialog.getByRole('button', { name: '调整', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await person.getByRole('button', { name: '登记离开' }).click()
  await dialog.getByLabel('转往单位').fill('中共柳荫社区委员会')
  await dialog.getByRole('button', { name: '登记离开' }).click()
  await expect(page.getByText('合计 15 人')).toBeVisible()
  await expect(person.getByText('转出组织关系，不在花名册上')).toBeVisible()
  await expect(person.getByText('还没有回执')).toBeVisible()

  // One step back, and the member is on the books again.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('合计 16 人')).toBeVisible()
})

test('task 4: somebody on the telephone: branch, 党龄, attendance this year', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('link', { name: '今天' }).click()
  const keys = keyboardOf(page)
  await keys.press('Control+k')
  await keys.text('wangding')
  await expect(page.getByRole('option', { name: '王丁' })).toBeVisible()
  await keys.press('Enter')
  const person = page.getByRole('complementary', { name: '王丁' })
  await expect(person.getByText('党龄24年')).toBeVisible()
  await expect(person.getByText(branch)).toBeVisible()
  await expect(person.getByText('今年到会')).toBeVisible()
  console.log(`  task 4: ${keys.strokes()} strokes, at most 8`)
  expect(keys.strokes()).toBeLessThanOrEqual(8)
})

test('at 150 % the names to choose from stand whole above the dialog, not below the edge of its box', async ({
  office,
}) => {
  const { page } = await office.open(office.profile, '', { zoom: 1.5 })
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/roster/units'))
  await page.getByRole('gridcell', { name: '学府雅居党支部' }).click()
  await page.getByRole('button', { name: '登记任职' }).click()
  await page.locator('.dialog').getByLabel('党员', { exact: true }).click()
  await expect(page.getByRole('option', { name: /^王/ })).toHaveCount(16)
  await expect.poll(() => inSight(page), 'names in sight').toBeGreaterThanOrEqual(5)
})

/** How many names of the list that is open are what the pointer would meet at their place. */
const inSight = (page: Page) =>
  page.getByRole('option', { name: /^王/ }).evaluateAll(
    options =>
      options.filter(option => {
        const { left, top, bottom } = option.getBoundingClientRect()
        return [top + 4, bottom - 4].every(y => option.contains(document.elementFromPoint(left + 8, y)))
      }).length,
  )
