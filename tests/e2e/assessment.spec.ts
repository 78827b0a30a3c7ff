import { fillYear, year } from './assessed-year'
import { fiveBranches } from './five-branches'
import { handOf } from './hand'
import { inTheWindow } from './in-the-window'
import { staffGrid } from './staffed-grid'
import { expect, test } from './window'

test('by keyboard: a year is begun, a part filled in, refused while something is missing, decided and submitted', async ({
  office,
}) => {
  test.setTimeout(180_000)
  const { page } = await office.open()
  page.setDefaultTimeout(20_000)
  await fiveBranches(page)
  await staffGrid(page)
  const hand = handOf(page)
  const go = (to: string) => page.evaluate(hash => void (location.hash = hash), `#${to}`)
  await go('/assessment')
  await page.getByRole('button', { name: '开始自评' }).press('Enter')
  const dialog = page.locator('.dialog')
  await expect(dialog.getByLabel('自评办法')).toHaveValue('grade5a.v1')
  await hand.press('Control+s')
  await page.getByRole('link', { name: `${year}年` }).press('Enter')
  const tree = page.getByRole('table', { name: '自评指标' })
  await expect(tree).toContainText('合计（自评，未经街道核定）')

  // Down to the parts, one is opened and filled in; the sum follows.
  await page.getByRole('button', { name: /^A ?组织体系/ }).focus()
  await hand.press('ArrowLeft')
  await hand.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^B ?党员与队伍/ })).toBeFocused()
  for (let i = 0; i < 4; i++) await hand.press('ArrowDown')
  await hand.press('Enter')
  const panel = page.getByRole('complementary', { name: 'B3 年度培训全覆盖' })
  await panel.getByLabel('完成', { exact: true }).focus()
  await hand.text('8')
  await hand.press('Tab')
  await hand.text('4')
  await hand.press('Control+s')
  await expect(panel).toContainText('完成数多于应完成数')
  await panel.getByLabel('完成', { exact: true }).fill('3')
  await hand.press('Control+s')
  await expect(panel).toContainText('得 2.2 分，满分 3.0 分')
  await hand.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(tree.getByRole('row').filter({ hasText: '年度培训全覆盖' })).toContainText('3 / 4')

  // What is counted opens its rows.
  await page.getByRole('button', { name: /^A ?组织体系/ }).press('Enter')
  await tree.getByRole('row').filter({ hasText: '支部设置' }).getByRole('link').press('Enter')
  await expect(page.getByRole('table', { name: '支部设置、支委配备不合规' }).getByRole('row')).toHaveCount(7)
  await hand.press('Escape')

  const next = page.getByRole('button', { name: '提交社区党委会审议' })
  await next.press('Enter')
  await hand.press('Control+s')
  await expect(dialog).toContainText('还没有填')
  await hand.press('Escape')
  const id = new URL(page.url()).hash.split('/').pop()!
  await fillYear(page, id)
  await next.press('Enter')
  await hand.press('Control+s')
  await expect(page.getByText('社区党委会已审议')).toBeVisible()
  await page.getByRole('button', { name: '提交自评' }).press('Enter')
  await dialog.getByRole('button', { name: '提交自评' }).press('Enter')
  await expect(page.getByText('· 已提交')).toBeVisible()
  const sum = await page.locator('.summary .sum').textContent()
  await inTheWindow(page, 'run', 'grid.addGrid', { name: '第九网格', kind: 'general' })
  await expect(page.locator('.summary .sum')).toHaveText(sum!)
})
