import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { begin, keyboardOf } from './sixteen'
import { confirm, openDesk, putIn } from './street-desk'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('a period to the stick by keyboard, and taken in at the street: the same figures, and the second time nothing', async ({
  office,
}) => {
  const community = `${office.profile}-community`
  const street = `${office.profile}-street`
  const first = await office.open(community)
  const { page } = first
  await begin(page)
  // Over loopback the stick is the profile's own folder.
  const stick = first.app ? `${office.profile}-stick` : join(community, 'out')
  mkdirSync(stick, { recursive: true })
  await willChoose(first, community, stick)

  const keys = keyboardOf(page)
  await keys.press('Control+k')
  await expect(page.getByRole('combobox', { name: /查找/ })).toBeFocused()
  await keys.text('上报')
  await expect(page.getByRole('option').first()).toContainText('上报')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '上报' })).toBeVisible()
  const figures = page.getByRole('table', { name: '报送数据' })
  await expect(figures.getByRole('row', { name: /^\d+ 在册党员/ })).toContainText('16')
  await keys.tabTo(/^选择U盘/)
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: '核对无误，写入U盘' })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  const [code] = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{2}/.exec(await page.getByRole('main').innerText())!
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: '报送封面' })).toBeVisible()
  await keys.press('Escape')

  await page.getByRole('link', { name: /上报/ }).click()
  const write = page.getByRole('button', { name: '写登记文件到U盘' })
  await page.getByRole('button', { name: '密钥卡与登记文件' }).or(write).first().click()
  if (await page.getByText(/登记文件已写/).isHidden()) await write.click()
  await expect(page.getByText(/登记文件已写/)).toBeVisible()
  const fingerprint = await page.getByLabel('密钥卡核对码').innerText()
  await first.close()

  const second = await openDesk(office.open, street)
  const { page: desk, list } = second
  await putIn(second, street, stick)
  await expect(list).toContainText('它的登记文件也在这个U盘里')
  await confirm(desk, '安平', fingerprint.replace('1', '2').replace('3', '4'))
  await expect(desk.getByText(/核对码与文件里的不一致/)).toBeVisible()
  await desk.getByRole('textbox', { name: '核对码' }).fill(fingerprint)
  await desk.getByRole('button', { name: /确认这个单位/ }).click()
  await expect(desk.getByText(/已确认中共安平社区委员会/)).toBeVisible()

  await desk.getByRole('button', { name: '全部收下 1 份' }).click()
  await expect(list).toContainText('这次收了1份')
  await expect(list).toContainText(code)
  const row = desk.getByRole('table', { name: '报送' }).getByRole('row', { name: /安平社区/ })
  await expect(row).toContainText('16')
  await desk.getByRole('button', { name: '收U盘' }).click()
  await expect(list).toContainText('以前收过，不用再收')

  await row.getByRole('button', { name: '查看安平社区' }).click()
  await desk.getByRole('tab', { name: '收到的报送 1' }).click()
  await desk.getByRole('button', { name: /^撤下/ }).click()
  await desk.getByRole('button', { name: '撤下', exact: true }).click()
  await expect(desk.getByText('请写明撤下的原因')).toBeVisible()
  await desk.getByLabel('撤下原因').fill('收成了别的社区的U盘')
  await desk.getByRole('button', { name: '撤下', exact: true }).click()
  await expect(desk.getByText('已撤下：收成了别的社区的U盘')).toBeVisible()
  await expect(row).toContainText('未报')
  await desk.getByRole('button', { name: /^撤销/ }).click()
  await expect(row).toContainText('已收')

  const takeOut = async () => {
    await desk.getByRole('button', { name: /^撤下2026年/ }).click()
    await desk.getByLabel('撤下原因').fill('收成了别的社区的U盘')
    await desk.getByRole('button', { name: '撤下', exact: true }).click()
    await expect(row).toContainText('未报')
  }
  await takeOut()
  await desk.getByRole('button', { name: /^恢复2026年/ }).click()
  await expect(row).toContainText('已收')
  await takeOut()
  await putIn(second, street, stick)
  await expect(list).toContainText('撤下过，可以重新收下')
  await desk.getByRole('button', { name: '全部收下 1 份' }).click()
  await expect(row).toContainText('已收')
})
