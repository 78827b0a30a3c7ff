import { begin, branch } from './sixteen'
import { expect, test } from './window'

test('a record whose kind is changed leaves no draft of the other kind behind', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  const open = (hash: string) => page.evaluate(to => void (location.hash = to), hash)
  await open('#/meetings/new')
  await page.getByLabel('地点').fill('学府雅居党群服务站')
  const kept = page.getByRole('region', { name: '没有写完的' })
  await open('#/')
  await expect(kept).toContainText('支部党员大会')
  await kept.getByRole('link', { name: '接着写' }).click()
  const kind = page.getByRole('combobox', { name: '会议种类' })
  await kind.click()
  await kind.fill('主题党日')
  await kind.press('Enter')
  await expect(page.getByRole('heading', { name: '主题党日' })).toBeVisible()
  await open('#/')
  await expect(kept.getByRole('link', { name: '接着写' })).toHaveCount(1)
  await expect(kept).toContainText('主题党日')
  await expect(kept).not.toContainText('支部党员大会')
})

test('a 支委会 of a branch without a committee says where to put it down, and who comes is tapped', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=branchCommittee'))
  await expect(page.getByText('还没有登记这个支部的委员')).toBeVisible()
  await page.getByRole('link', { name: '登记任职' }).click()
  await expect(page.getByRole('complementary', { name: branch })).toBeVisible()
})

test('with fewer than seven full members it names the meeting that is held instead', async ({ office }) => {
  const { page } = await office.open()
  const names = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'].map(given => `王${given}`)
  const heads = ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期']
  const small = names.map((name, i) => {
    const unit = i < 6 ? branch : '中共安平社区桂花苑支部委员会'
    return [name, '正式党员', unit, '2001-07-01', '2002-07-01']
  })
  await begin(page, [heads, ...small])
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=branchCommittee'))
  await page.getByLabel('选择党支部').selectOption({ label: '学府雅居党支部' })
  await expect(page.getByText('有正式党员6名，不足7名，一般不设支部委员会')).toBeVisible()
  await page.getByRole('button', { name: '改记支部党员大会' }).click()
  await expect(page.getByRole('heading', { name: '支部党员大会' })).toBeVisible()
  await expect(page.getByRole('grid', { name: '到会情况' }).getByRole('gridcell')).toHaveCount(6)
})

test('dates and month themes that were typed are drafts like any other form', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  const open = (hash: string) => page.evaluate(to => void (location.hash = to), hash)
  await open('#/meetings/themes?year=2026')
  await page.getByLabel('12月主题', { exact: true }).fill('年终总结')
  await open('#/')
  const kept = page.getByRole('region', { name: '没有写完的' })
  await expect(kept).toContainText('主题党日月度安排 · 2026年')
  await kept.getByRole('link', { name: '接着写' }).click()
  await expect(page.getByText('上次没有保存的内容，已接着写')).toBeVisible()
  await expect(page.getByLabel('12月主题', { exact: true })).toHaveValue('年终总结')
  await page.getByRole('button', { name: '不要了，重新开始' }).click()
  await expect(page.getByLabel('12月主题', { exact: true })).toHaveValue('')
  await open('#/meetings/plan/all?year=2026')
  await page.getByRole('link', { name: '学府雅居党支部' }).click()
  await page
    .getByRole('textbox', { name: /拟定议题$/ })
    .first()
    .fill('讨论停车方案')
  await open('#/')
  await expect(kept.getByRole('link', { name: '接着写' })).toHaveCount(1)
  await expect(kept).toContainText('拟定会议日期 · 学府雅居党支部 · 2026年')
  await kept.getByRole('link', { name: '接着写' }).click()
  await expect(page.getByRole('textbox', { name: /拟定议题$/ }).first()).toHaveValue('讨论停车方案')
  await page.getByRole('button', { name: '保存计划' }).click()
  await open('#/')
  await expect(kept).toHaveCount(0)
})
