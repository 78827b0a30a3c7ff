import { begin, branch, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('somebody entered twice becomes one, in the meetings too, and two again', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  const keys = keyboardOf(page)
  const bar = page.locator('.notice-bar')
  const cells = page.getByRole('gridcell')

  // The form says who is on the books already, and stops nobody.
  await page.evaluate(() => void (location.hash = '#/roster/new'))
  await expect(page.getByLabel('姓名', { exact: true })).toBeFocused()
  await keys.text('王甲')
  await expect(page.getByRole('status').filter({ hasText: '名册上已有' })).toContainText('王甲')
  await page.getByLabel('所在党支部全称').selectOption({ label: branch })
  await keys.tabTo(/^加入党组织日期/)
  await keys.text('2001-07')
  await keys.tabTo(/^转为正式党员日期/)
  await keys.text('2002-07-01')
  await keys.tabTo(/^联系电话/)
  await keys.text('13800001111')
  await keys.press('Control+s')
  await expect(bar).toContainText('已新增党员 王甲')

  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await expect(cells).toHaveCount(17)
  await expect(page.getByLabel('地点')).toBeFocused()
  for (const [field, words] of [
    ['地点', '党群服务站'],
    ['主持人', '王丁'],
    ['记录人', '王戊'],
    ['议题1', '审议方案'],
  ] as const) {
    if (field !== '地点') await keys.tabTo(new RegExp(`^${field}$`))
    await keys.text(words)
  }
  await keys.tabTo(/^决定内容/)
  await keys.text('同意。')
  await keys.press('Control+s')
  await expect(bar).toContainText('已登记')

  await page.evaluate(() => void (location.hash = '#/roster'))
  await page.getByRole('link', { name: '查重' }).focus()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '查重' })).toBeVisible()
  await keys.tabTo(/^并排核对王甲与王甲/)
  await keys.press('Enter')
  await expect(
    page.getByRole('group', { name: '加入党组织日期' }).getByRole('radio', { name: /2001年7月1日/ }),
  ).toBeChecked()
  await expect(page.getByText(/两条都是“到会/)).toBeVisible()
  await keys.press('Control+s')
  await expect(bar).toContainText('已把 王甲 的两条记录合并为一条')
  await expect(page.getByText('合计 16 人')).toBeVisible()

  const openMeeting = async () => {
    await page.evaluate(() => void (location.hash = '#/meetings'))
    await page.getByRole('link', { name: /支部党员大会 第1次/ }).focus()
    await keys.press('Enter')
  }
  await openMeeting()
  await expect(cells).toHaveCount(16)

  await page.evaluate(() => void (location.hash = '#/roster'))
  await page.getByRole('row', { name: /王甲/ }).click()
  await page.getByRole('button', { name: '把王甲恢复为两条' }).focus()
  await keys.press('Enter')
  await keys.tabTo(/^恢复为两条/)
  await keys.press('Enter')
  await expect(bar).toContainText('已恢复为两条')
  await expect(page.getByText('合计 17 人')).toBeVisible()
  await openMeeting()
  await expect(cells).toHaveCount(17)

  // Two people after all: said once, not asked again, and asked again when wanted.
  await page.evaluate(() => void (location.hash = '#/roster/duplicates'))
  await keys.tabTo(/^王甲与王甲不是同一人/)
  await keys.press('Enter')
  await expect(page.getByText('没有可能重复的党员')).toBeVisible()
  await keys.tabTo(/^重新核对王甲与王甲/)
  await keys.press('Enter')
  await expect(page.getByText('1 对')).toBeVisible()
})
