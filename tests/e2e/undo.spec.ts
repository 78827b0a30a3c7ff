import { begin, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('Ctrl+Z goes back step by step, Ctrl+Y forth again, and each says what it did', async ({ office }) => {
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
  await expect(bar).toContainText('已撤销：登记会议 学府雅居党支部')
  await expect(records).toHaveCount(0)
  await page.getByRole('button', { name: /^恢复刚撤销的/ }).focus()
  await keys.press('Enter')
  await expect(bar).toContainText('已恢复：登记会议 学府雅居党支部')
  await expect(records).toBeVisible()

  for (const deed of ['登记会议 学府雅居党支部', '导入党员花名册 王甲等16人']) {
    await keys.press('Control+z')
    await expect(bar).toContainText(`已撤销：${deed}`)
  }
  await keys.press('Control+z')
  await expect(bar, 'the books themselves are not undone').toContainText('台账建立后不能撤销')
  await page.evaluate(() => void (location.hash = '#/settings?tab=journal'))
  const journal = page.getByRole('grid', { name: '操作日志' })
  await expect(journal).toContainText('撤销导入党员花名册 王甲等16人')
  await keys.press('Control+y')
  await expect(bar).toContainText('已恢复：导入党员花名册 王甲等16人')
  await keys.press('Control+Shift+z')
  await expect(bar).toContainText('已恢复：登记会议 学府雅居党支部')
  await expect(journal).toContainText('恢复撤销的登记会议 学府雅居党支部')
  await page.evaluate(() => void (location.hash = '#/meetings'))
  await expect(records).toBeVisible()

  await page.reload()
  await page.getByRole('heading', { name: '会议', level: 1 }).waitFor()
  await keys.press('Control+z')
  await expect(bar, 'what was done before this sitting is left alone').toContainText('这次打开以后，没有可以撤销的操作')
  await expect(records).toBeVisible()
})
