import { begin, branch, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('a 支委会 lists its committee, a 民情分析会 typed names: found by pinyin, recorded by keyboard, printed', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const dialog = page.locator('.dialog')
  await page.getByRole('link', { name: '党组织' }).click()
  await page.getByRole('gridcell', { name: '学府雅居党支部' }).click()
  const panel = page.getByRole('complementary', { name: branch })
  for (const [post, name] of [
    ['书记', '王甲'],
    ['组织委员', '王乙'],
    ['宣传委员', '王丙'],
  ] as const) {
    await panel.getByRole('button', { name: '登记任职' }).click()
    await dialog.getByLabel('党员', { exact: true }).fill(name)
    await dialog.getByLabel('职务').selectOption({ label: post })
    await dialog.getByLabel('任职日期').fill('2024-05')
    await dialog.getByRole('button', { name: '登记任职' }).click()
    await expect(dialog).toHaveCount(0)
  }

  const keys = keyboardOf(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  const kind = page.getByRole('combobox', { name: '会议种类' })
  await kind.click()
  await expect(page.getByRole('listbox', { name: '会议种类' })).toContainText('常用')
  await keys.text('zwh')
  await keys.press('Enter')
  await expect(kind).toHaveValue('支部委员会会议')
  const grid = page.getByRole('grid', { name: '到会情况' })
  await expect(grid.getByRole('gridcell')).toHaveCount(3)
  await page.getByLabel('地点').fill('党群服务站')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.getByLabel('议题1', { exact: true }).fill('研究主题党日安排')
  await page.getByLabel('赞成').fill('2')
  await page.getByLabel('弃权').fill('1')
  await page.getByLabel('决定内容').fill('同意本月主题党日安排')
  await expect(page.getByText('赞成票超过全体委员的半数，通过。')).toBeVisible()
  await keys.press('Control+S')
  await expect(page.getByText('已登记 学府雅居党支部 支部委员会会议')).toBeVisible()
  await expect(page, 'the record has its own address now').toHaveURL(/\/meetings\/[0-9a-f-]{36}/)

  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await kind.click()
  await keys.text('mqfx')
  await keys.press('Enter')
  await expect(kind).toHaveValue('民情分析会')
  await page.getByRole('combobox', { name: '形式' }).selectOption({ label: '周研判' })
  // What the branch's last meeting fills in goes with the branch, also where somebody typed the same.
  await expect(page.getByLabel('主持人')).toHaveValue('王甲')
  await page.getByLabel('选择召开单位').selectOption({ label: '安平社区党委' })
  await expect(page.getByLabel('主持人')).toHaveValue('')
  await page.getByLabel('地点').fill('社区会议室')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.getByLabel('参加人员').fill('刘洋（物业公司经理）、王芳（卫生站）')
  await grid.getByRole('gridcell', { name: '王芳' }).click()
  await keys.press('2')
  // A name that is put right in its place stays as it was marked; nobody else gets it.
  await page.getByLabel('参加人员').fill('刘洋（物业公司经理）、王方（卫生站）')
  await expect(grid.getByRole('gridcell', { name: /王方/ })).toContainText('病假')
  await page.getByLabel('参加人员').fill('刘洋（物业公司经理）、王芳（卫生站）')
  await expect(grid.getByRole('gridcell', { name: /王芳/ })).toContainText('病假')
  await page.getByLabel('议题1', { exact: true }).fill('本周民情')
  await page.getByRole('button', { name: '保存并打印' }).click()
  await expect(page.getByText('民情分析会纪要').first()).toBeVisible()

  // Opened again it says who was absent, as it was recorded; putting the place right changes nothing else.
  await page.evaluate(() => void (location.hash = '#/meetings'))
  await page.getByRole('link', { name: /^民情分析会 第1次/ }).click()
  await expect(grid.getByRole('gridcell', { name: /王芳/ })).toContainText('病假')
  await page.getByLabel('地点').fill('社区二楼会议室')
  await keys.press('Control+S')
  await expect(page.getByText(/^已更正 .*民情分析会/)).toBeVisible()
  await expect(grid.getByRole('gridcell', { name: /王芳/ })).toContainText('病假')
  await expect(grid.getByRole('gridcell', { name: /刘洋/ })).toContainText('到会')
})
