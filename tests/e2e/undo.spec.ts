import { begin, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('Ctrl+Z takes a saved meeting back, and again brings it', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  const keys = keyboardOf(page)
  const records = page.getByRole('table', { name: '会议记录' }).getByRole('link', { name: /支部党员大会 第1次/ })
  const bar = page.locator('.notice-bar')

  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await expect(page.getByRole('gridcell')).toHaveCount(16)
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
  await keys.press('Control+z')
  await expect(page.getByLabel('议题1', { exact: true }), 'in a field the key is the field’s own').toHaveValue('')
  await expect(bar).toHaveCount(0)
  await keys.text('审议方案')
  await keys.tabTo(/^决定内容/)
  await keys.text('同意。')
  await keys.press('Control+s')
  await expect(bar).toContainText('已登记')

  await page.evaluate(() => void (location.hash = '#/meetings'))
  await expect(records).toBeVisible()
  await keys.press('Control+z')
  await expect(bar).toContainText('已撤销：登记会议')
  await expect(records).toHaveCount(0)
  await page.getByRole('button', { name: /^重做/ }).focus()
  await keys.press('Enter')
  await expect(bar).toContainText('已重做：登记会议')
  await expect(records).toBeVisible()
})
