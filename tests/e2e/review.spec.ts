import { begin } from './sixteen'
import { expect, test } from './window'

test('民主评议党员: ballots by member, no grade on probation, no more 优秀 than a third, results and blank ballots', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new?kind=memberReview'))
  await page.getByLabel('地点').fill('党群服务站')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  const table = page.getByRole('table', { name: '民主评议' })
  await expect(table.getByRole('row')).toHaveCount(16)
  await expect(table).not.toContainText('王寅')
  await page.getByLabel('王甲优秀票').fill('15')
  await page.getByLabel('王甲合格票').fill('1')
  await page.getByLabel('王甲合格票').press('Enter')
  await expect(page.getByLabel('王甲建议等次')).toHaveValue('excellent')
  for (const given of '甲乙丙丁戊己') await page.getByLabel(`王${given}评定等次`).selectOption({ label: '优秀' })
  await page.getByLabel('决定内容').fill('同意评定结果')
  await page.getByRole('button', { name: '保存并打印' }).click()
  await expect(page.getByText('评定优秀6名，多于5名')).toBeVisible()
  await page.getByLabel('王己评定等次').selectOption({ label: '合格' })
  await page.getByRole('button', { name: '保存并打印' }).click()
  await expect(page.getByText('民主评议党员会议记录').first()).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('link', { name: '打印结果汇总表' }).click()
  await expect(page.getByText(/年度民主评议党员结果汇总表/).first()).toBeVisible()
  await expect(page.getByText('优秀5名，合格1名，基本合格0名，不合格0名')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('link', { name: '打印空白测评票' }).click()
  await expect(page.getByText('民主评议党员测评票').first()).toBeVisible()
})
