import type { Page } from '@playwright/test'
import { inTheWindow } from './in-the-window'
import { begin } from './sixteen'
import { expect, test } from './window'

/** A day some months ago, `2026-09-05`; so many days before today otherwise. */
const dayOf = (monthsAgo: number, day: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - monthsAgo, day)).toISOString().slice(0, 10)
}
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const go = (page: Page, to: string) => page.evaluate(hash => void (location.hash = hash), `#${to}`)

interface Person {
  id: string
  name: string
  branch: string
}

/** The month before last closed with one entry by hand, of 王甲. */
async function closeMonth(page: Page): Promise<Person[]> {
  const { rows } = await inTheWindow<{ rows: Person[] }>(page, 'query', 'roster.members', {})
  const { id: member, branch } = rows.find(({ name }) => name === '王甲')!
  const entry = { member, rule: 'B1', date: dayOf(2, 12), delta: 2, note: '清理楼道', evidence: '签到表' }
  await inTheWindow(page, 'run', 'points.enter', entry)
  await inTheWindow(page, 'run', 'points.close', {
    ...{ period: dayOf(2, 1).slice(0, 7), checkedBy: '王丁' },
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: dayOf(1, 1) }],
  })
  return rows
}

test('an objection is noted, stands on 今天, is answered, corrected in the account, and put on the wall again', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  await closeMonth(page)
  const dialog = page.locator('.dialog')
  await page.getByRole('link', { name: '积分', exact: true }).click()
  await page.getByRole('link', { name: '异议申诉' }).click()
  await page.getByRole('button', { name: '登记异议' }).click()
  await page.getByLabel('党员', { exact: true }).fill('王甲')
  await expect(page.getByLabel('积分期间')).not.toHaveValue('')
  await page.getByLabel('收到日期').fill(daysAgo(20))
  await page.getByLabel('针对哪一条').selectOption({ index: 1 })
  await page.keyboard.press('Control+s')
  await expect(page.getByText('请写明异议内容'), 'what is missing is said beside its field').toBeVisible()
  await page.getByLabel('异议内容').fill('那天只做了两小时')
  await go(page, '/')
  await expect(page.getByRole('region', { name: '没有写完的' }), 'nothing typed is lost').toContainText('王甲')
  await page.getByRole('link', { name: '接着写' }).click()
  await expect(page.getByLabel('异议内容')).toHaveValue('那天只做了两小时')
  await expect(page.getByLabel('针对哪一条'), 'nor what it is about').not.toHaveValue('')
  await expect(page.getByRole('button', { name: '保存' })).toBeEnabled()
  await page.keyboard.press('Control+s')
  const panel = page.getByRole('complementary', { name: '王甲' })
  await expect(panel).toContainText('那天只做了两小时')

  await go(page, '/')
  await page.getByRole('link', { name: '去答复：王甲的积分异议要答复' }).click()
  await panel.getByRole('button', { name: '登记答复' }).click()
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog.getByText('请选择处理结果')).toBeVisible()
  await dialog.getByLabel('处理结果').selectOption({ label: '更正积分' })
  await dialog.getByLabel('答复内容').fill('核对签到表，多记一分')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(panel).toContainText('答复本身不改积分')
  await panel.getByRole('link', { name: '到积分账红字冲正' }).click()

  const entries = page.getByRole('complementary', { name: '积分记录与分布' })
  await expect(entries).toContainText('清理楼道')
  await expect(entries, 'the answer changed nothing').not.toContainText('红字冲正')
  await entries.getByRole('button', { name: /^冲正 / }).click()
  await dialog.getByLabel('冲正原因').fill('多记一分，另记')
  await dialog.getByRole('button', { name: '记一条红字冲正' }).click()
  await expect(entries).toContainText('红字冲正')
  await expect(entries).toContainText('已冲正')

  await page.goBack()
  await go(page, '/points/appeals')
  await page.getByRole('row').filter({ hasText: '王甲' }).click()
  await expect(panel).toContainText('已经冲正')
  await panel.getByRole('button', { name: '登记再次公示' }).click()
  await dialog.getByRole('button', { name: '登记公示' }).click()
  await expect(panel).toContainText('再次公示')
  await expect(panel.getByRole('button', { name: '登记再次公示' })).toHaveCount(0)
  await expect(dialog, 'a dialog keeps the key to itself while it goes').toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(panel.getByRole('button', { name: '登记再次公示' }), 'and it is taken back').toBeVisible()
})

test('two members are exempt by one resolution; the year has them in the order of the list, with no rank', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const rows = await closeMonth(page)
  await go(page, '/points/scoring')
  await page.getByRole('button', { name: '登记支部决定' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('请勾选党员')).toBeVisible()
  await page.getByRole('combobox', { name: '计分方式' }).selectOption({ label: '年老体弱、长期患病（免积分）' })
  await page.getByLabel('起始日期').fill(`${dayOf(0, 1).slice(0, 4)}-01-01`)
  await page.getByLabel('决定依据').fill('支部党员大会决议')
  await page.getByLabel('原因').fill('长期患病')
  await page.getByRole('checkbox', { name: '王乙' }).check()
  await page.getByRole('checkbox', { name: '王丙' }).check()
  await page.keyboard.press('Control+s')
  const resolved = page.getByRole('table', { name: '支部决定的计分方式' })
  await expect(resolved.getByRole('row')).toHaveCount(3)
  await expect(resolved.getByRole('columnheader', { name: '原因' }), 'health is asked for').toHaveCount(0)
  await page.getByRole('button', { name: '显示原因' }).click()
  await expect(resolved.getByRole('cell', { name: '长期患病', exact: true })).toHaveCount(2)
  await expect(page.getByRole('region', { name: '按名册' })).toContainText('预备党员，照常计分：1 名')
  await expect(page.getByRole('region', { name: '一票否决' })).toContainText('等次由支部党员大会民主评议决定')

  await page.getByRole('link', { name: '年度评议' }).click()
  const table = page.getByRole('table', { name: '年度评议参考' })
  await expect(table.getByRole('row')).toHaveCount(17)
  const names = await table
    .getByRole('row')
    .evaluateAll(lines => lines.slice(1).map(line => line.children[0]!.textContent))
  expect(names.map(name => name?.trim())).toEqual(rows.map(({ name }) => name))
  for (const name of ['王乙', '王丙'])
    await expect(table.getByRole('row').filter({ hasText: name })).toContainText('免积分')
  await expect(table).not.toContainText('名次')
  await expect(page.getByRole('list', { name: '给会议的说明' })).toContainText(
    '优秀最多 5 名：正式党员 15 名的三分之一',
  )
  await page.getByRole('button', { name: '各月积分：看表格' }).click()
  await expect(page.getByRole('table', { name: '各月积分' })).toContainText('14')
  await page.getByRole('button', { name: '打印参考表' }).click()
  await expect(page.getByText(/年度民主评议党员积分参考表$/).first()).toBeVisible()
  await expect(page.locator('.paper')).not.toContainText('患病')
})
