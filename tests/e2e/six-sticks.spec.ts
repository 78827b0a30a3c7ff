import type { Locator } from '@playwright/test'
import { communities, sixSticks } from './six-communities'
import { confirm, openDesk, putIn } from './street-desk'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('task 9, its first half: six sticks in one folder, one damaged, one an old revision; taken in and compared', async ({
  office,
}) => {
  test.setTimeout(240_000)
  const sticks = sixSticks(office.profile, '2026Q3')
  const street = `${office.profile}-street`
  const window = await openDesk(office.open, street)
  const { page, list } = window

  // What had come before: the six cards, and the correction of the sixth.
  await putIn(window, street, sticks.before)
  for (const name of communities) {
    await confirm(page, name, sticks.digits.get(name)!)
    await expect(page.getByText(`已确认中共${name}社区委员会`)).toBeVisible()
    await expect(list.getByRole('button', { name: `确认${name}社区` })).toBeHidden()
  }
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  await expect(list).toContainText('这次收了1份')
  await list.getByRole('button', { name: '收起' }).click()
  await page.getByRole('link', { name: /今天/ }).click()

  let strokes = 0
  const begun = Date.now()
  const click = async (what: Locator) => {
    strokes += 1
    await what.click()
  }
  await willChoose(window, street, sticks.today)
  await click(page.getByRole('link', { name: /街道/ }))
  await click(page.getByRole('button', { name: '收U盘' }))
  // The system's own dialog: the folder, and its button.
  strokes += 2
  await expect(list).toContainText('6份，可以收5份，不能收1份')
  const rowOf = (name: string) => list.getByRole('row', { name: new RegExp(`${name}社区`) })
  await expect(rowOf('南桥')).toContainText('在传递中损坏，请报送单位重新写出')
  await expect(rowOf('新安')).toContainText('已经收到第2次，数据仍按第2次')
  await click(list.getByRole('button', { name: /^查看柳荫社区/ }))
  const panel = page.getByRole('complementary', { name: '柳荫社区' })
  await expect(panel).toContainText('这一期第一次收到这个单位的数据')
  const [code] = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{2}/.exec(await panel.innerText())!
  await click(panel.getByRole('button', { name: '关闭' }))
  await click(page.getByRole('button', { name: '全部收下 5 份' }))
  await expect(list).toContainText('这次收了5份，不能收1份')

  const reports = page.getByRole('table', { name: '报送' })
  const reported = (name: string) => reports.getByRole('row', { name: new RegExp(`${name}社区`) })
  await expect(reported('柳荫')).toContainText(code!)
  await expect(reported('柳荫')).toContainText('已收')
  await expect(reported('南桥')).toContainText('未报')
  await expect(reported('新安')).toContainText('第2次')
  const comparison = page.getByRole('region', { name: '比较' })
  await expect(comparison).toContainText('合计（5个单位）')

  // A slip on the way, put right: the wrong one taken out, and back.
  await click(reported('桂花').getByRole('button', { name: '查看桂花社区' }))
  await click(page.getByRole('tab', { name: '收到的报送 1' }))
  await click(page.getByRole('button', { name: /^撤下2026年第三季度/ }))
  await click(page.getByLabel('撤下原因'))
  await page.getByLabel('撤下原因').fill('看错了单位')
  await click(page.getByRole('button', { name: '撤下', exact: true }))
  await expect(reported('桂花')).toContainText('未报')
  await expect(comparison).toContainText('合计（4个单位）')
  await click(page.getByRole('button', { name: /^撤销/ }))
  await expect(reported('桂花')).toContainText('已收')
  await expect(comparison).toContainText('合计（5个单位）')

  const seconds = Math.round((Date.now() - begun) / 1000)
  console.log(`task 9, six sticks and the comparison: ${strokes} strokes with one slip, ${seconds} s`)
  expect(strokes).toBeLessThanOrEqual(20)
})
