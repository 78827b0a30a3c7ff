import { readdirSync } from 'node:fs'
import { present, stickOf, streetWithCard, trustAbove } from './cards'
import { begin } from './sixteen'
import { confirm, putIn } from './street-desk'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('what the street returns travels on the stick, is put right at home, reported again, and is answered there', async ({
  office: { profile, open },
}) => {
  test.setTimeout(240_000)
  const [own, above] = [`${profile}-own`, `${profile}-above`]
  const card = await streetWithCard(open, above)

  const early = await open(own)
  let { page } = early
  await begin(page)
  await trustAbove(early, own, card)
  const stick = stickOf(early, own)
  await willChoose(early, own, stick)
  await page.getByRole('button', { name: '选择U盘' }).click()
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  await page.getByRole('button', { name: '回到上报' }).click()
  const ownDigits = await present(early, own)
  await early.close()

  const first = await open(above, '吴建平')
  page = first.page
  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(first, above, stick)
  await confirm(page, '安平', ownDigits)
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  const row = page.getByRole('table', { name: '报送' }).getByRole('row', { name: /安平社区/ })
  await expect(row).toContainText('已收')
  await row.getByRole('button', { name: '查看安平社区' }).click()
  const panel = page.getByRole('complementary', { name: '安平社区' })
  await panel
    .getByRole('button', { name: '退回党员总数' })
    .or(panel.getByRole('button', { name: /^退回/ }))
    .first()
    .click()
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await expect(page.getByText('请写明退回的原因')).toBeVisible()
  await page.getByLabel('退回原因').fill('与党统不一致')
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await panel.getByRole('tab', { name: /收到的报送/ }).click()
  await panel.getByRole('button', { name: /^退回2026年第三季度第1次/ }).click()
  const rows = page.getByRole('list', { name: '要退回的记录' })
  await rows.getByRole('checkbox').first().check()
  await page.getByLabel('退回原因').fill('转正时间请核对')
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await panel.getByRole('tab', { name: /退回/ }).click()
  const returned = panel.getByRole('list', { name: '退回' })
  await expect(returned.getByText('还没有写进回执')).toHaveCount(2)
  await expect(row).toContainText('退回2处，还没有写进回执')
  // One of them was a mistake.
  await returned
    .getByRole('listitem')
    .filter({ hasText: '与党统不一致' })
    .getByRole('button', { name: /^收回/ })
    .click()
  await expect(returned.getByText('还没有写进回执')).toHaveCount(1)
  await page.getByRole('button', { name: '写回执，1个单位' }).click()
  await expect(page.getByText('可以拔出U盘了：回执已写入并读回核对。')).toBeVisible()
  await expect(page.getByRole('list', { name: '写好的回执' })).toContainText('安平社区　收到1份，退回1处')
  await expect(returned).toContainText('等单位更正')
  // Over loopback every window writes into a folder of its own profile.
  const back = first.app ? stick : stickOf(first, above)
  expect(readdirSync(back).filter(name => name.includes('-reply-'))).toEqual(['371722001000-reply-2026-0001.qlb.age'])
  await first.close()

  const second = await open(own, '周敏')
  page = second.page
  await page.getByRole('link', { name: /上报/ }).click()
  const sent = page.getByRole('region', { name: '以前报送' })
  await expect(sent).toContainText('未回')
  await willChoose(second, own, back)
  await page.getByRole('button', { name: '收回执' }).click()
  const replies = page.getByRole('region', { name: '上级回执' })
  await expect(replies).toContainText('第1份回执：已收下。收到1份，退回1处。')
  await expect(sent).toContainText('退回 1 处')
  await page.getByRole('button', { name: '收回执' }).click()
  await expect(replies).toContainText('以前收过，没有任何改动')
  await page.getByRole('link', { name: /今天/ }).click()
  const todo = page.getByRole('region', { name: '上级退回' })
  await expect(todo).toContainText('转正时间请核对')
  await todo.getByRole('link', { name: '全部列出' }).click()
  const table = page.getByRole('table', { name: '上级退回' })
  await expect(table).toContainText('要更正')
  // The street knew only an opaque number; here it is a person again.
  await expect(table.getByRole('strong')).toHaveText(/^[^，0-9A-Z]{2,4}$/)
  await table.getByRole('link', { name: /^打开/ }).click()
  await expect(page).toHaveURL(/#\/roster\/.+\/change/)
  await page.getByRole('link', { name: /上报/ }).click()
  await page.getByRole('button', { name: '选择U盘' }).click()
  await page.getByLabel('为什么更正').fill('转正时间已核对')
  await page.getByRole('button', { name: '核对无误，写入U盘' }).click()
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  await page.getByRole('button', { name: '回到上报' }).click()
  await expect(page.getByRole('link', { name: '退回的都已重新报送' })).toBeVisible()
  await page.getByRole('link', { name: /今天/ }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await expect(todo).toHaveCount(0)
  const again = second.app ? back : stickOf(second, own)
  await second.close()

  const third = await open(above, '吴建平')
  page = third.page
  await expect(page.getByRole('region', { name: '退回下级的' })).toContainText('1处等它更正')
  await page.getByRole('link', { name: /街道/ }).click()
  await putIn(third, above, again)
  // The street's own reply on the stick is nothing that it would take.
  await expect(page.getByRole('region', { name: 'U盘里的报送' })).not.toContainText('reply')
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  await page.getByRole('button', { name: '查看安平社区', exact: true }).click()
  await page.getByRole('tab', { name: /退回/ }).click()
  await expect(page.getByRole('list', { name: '退回' })).toContainText('已重新报送')
})
