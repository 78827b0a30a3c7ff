import { begin } from './sixteen'
import { expect, test } from './window'

test('the year as a grid: by keyboard to what is owed, a day planned for it, on the plan and on paper', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.getByRole('link', { name: '会议', exact: true }).click()
  await page.getByRole('tab', { name: '年度计划' }).click()
  const grid = page.getByRole('group', { name: /年度计划$/ })
  const general = grid.getByRole('button', { name: /第.季度支部党员大会.*待开$/ })
  await expect(general).toBeVisible()

  await general.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator(':focus')).toHaveAccessibleName(/月支部委员会会议/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '支部党员大会' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: '会议种类' })).toHaveValue('支部党员大会')
  await page.goBack()

  await grid.getByRole('button', { name: /的计划$/ }).click()
  const day = page.getByLabel(/支部党员大会第.季度拟开日期/)
  const before = await day.inputValue()
  expect(before, 'a day is proposed').toMatch(/年\d+月\d+日/)
  await page.getByLabel(/支部党员大会第.季度拟定议题/).fill('讨论转正')
  await page.getByRole('button', { name: '保存计划' }).click()
  await expect(grid.getByRole('button', { name: /支部党员大会，拟.*讨论转正$/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(grid.getByRole('button', { name: /支部党员大会，拟/ })).toHaveCount(0)
  await expect(general).toBeVisible()

  await page.getByRole('button', { name: '拟定日期' }).click()
  await page.getByRole('button', { name: /按建议日期拟定 \d+ 项/ }).click()
  await expect(grid.getByRole('button', { name: /支部党员大会，拟/ })).toBeVisible()
  await page.getByRole('button', { name: '打印年度计划' }).click()
  await expect(page.getByText(`${new Date().getFullYear()}年度会议计划表`).first()).toBeVisible()
  await expect(page.getByText('支部党员大会').first()).toBeVisible()
})

test('a record is copied field by field into the platform, and noted', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=themeDay'))
  await expect(page.getByRole('gridcell')).toHaveCount(16)
  await page.getByLabel('地点').fill('党群服务中心')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^已登记 .*主题党日/)).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/meetings/copies'))
  await page.getByRole('link', { name: /主题党日 第1次/ }).click()
  const place = page.getByRole('button', { name: '复制地点' })
  await place.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '复制主持人' })).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+v')
  await expect(page.locator(':focus')).toHaveValue('党群服务中心')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '已抄录' }).click()
  await expect(page.getByText('都抄过了。')).toBeVisible()
})

test('the district’s months are read from its table, stand over the agenda, and are not lost to Escape', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const now = new Date()
  const month = now.getMonth() + 1
  await page.evaluate(() => void (location.hash = '#/meetings/themes'))
  const table = `月份,主题,内容\n${month}月,学习贯彻全会精神,集中诵读\n`
  await page
    .getByLabel('从上级的表格读入：选择文件')
    .setInputFiles({ name: '安排.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  const theme = page.getByLabel(`${month}月主题`)
  await expect(theme).toHaveValue('学习贯彻全会精神')
  await expect(page.getByText(`读入1个月：${month}月。核对以后保存`)).toBeVisible()
  await theme.focus()
  await page.keyboard.press('Escape')
  await expect(theme, 'what was read is not thrown away').toHaveValue('学习贯彻全会精神')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存主题党日月度安排')).toBeVisible()

  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=themeDay'))
  await expect(page.getByText(`上级${month}月安排：学习贯彻全会精神`)).toBeVisible()
  await page.getByRole('button', { name: '列为议题' }).click()
  await expect(page.getByLabel('议题1', { exact: true })).toHaveValue('学习贯彻全会精神')
  await expect(page.getByRole('button', { name: '列为议题' })).toHaveCount(0)
})
