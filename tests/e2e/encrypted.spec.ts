import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pickCard, present, stickOf } from './cards'
import { begin } from './sixteen'
import { confirm, openDesk, putIn } from './street-desk'
import { willChoose } from './will-choose'
import { expect, test } from './window'

test('what names people goes encrypted to the office above, which is known by its card, and is taken in there', async ({
  office,
}) => {
  test.setTimeout(180_000)
  const [own, above] = [`${office.profile}-own`, `${office.profile}-above`]
  const first = await openDesk(office.open, above)
  await first.page.getByRole('link', { name: /上报/ }).click()
  const digits = await present(first, above)
  const card = stickOf(first, above)
  await first.close()

  const second = await office.open(own)
  const { page } = second
  await begin(page)
  await page.getByRole('link', { name: /上报/ }).click()
  await page.getByLabel('报送内容').selectOption('named')
  await expect(page.getByText('含姓名的必须加密：请先在下面确认上级单位')).toBeVisible()
  await pickCard(second, own, card)
  await page.getByRole('textbox', { name: '核对码' }).fill(digits.replace('1', '2').replace('3', '4'))
  await page.getByRole('button', { name: '数字一致，确认这个上级' }).click()
  await expect(page.getByText(/核对码与文件里的不一致/)).toBeVisible()
  await page.getByRole('textbox', { name: '核对码' }).fill(digits)
  await page.getByRole('button', { name: '数字一致，确认这个上级' }).click()
  await expect(page.getByText('可以加密报送')).toBeVisible()

  const stick = stickOf(second, own)
  await willChoose(second, own, stick)
  await page.getByRole('button', { name: '选择U盘' }).click()
  const write = page.getByRole('button', { name: '核对无误，写入U盘' })
  await write.click()
  await expect(page.getByRole('alert')).toContainText('请先在右边勾选同意加密报给上级')
  await page.getByLabel(/姓名、公民身份号码、电话、住址/).check()
  await write.click()
  await expect(page.getByRole('heading', { name: '可以拔出U盘了' })).toBeVisible()
  await page.getByRole('button', { name: '回到上报' }).click()
  const ownDigits = await present(second, own)
  await second.close()
  const carried = readdirSync(stick).filter(name => name.includes('-report-'))
  expect(carried).toEqual([expect.stringMatching(/\.qlb\.age$/)])
  expect(readFileSync(join(stick, carried[0]!)).subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  const third = await office.open(above, '吴建平')
  const desk = third.page
  await desk.getByRole('link', { name: /街道/ }).click()
  await putIn(third, above, stick)
  await confirm(desk, '安平', ownDigits)
  await desk.getByRole('button', { name: '全部收下 1 份' }).click()
  const row = desk.getByRole('table', { name: '报送' }).getByRole('row', { name: /安平社区/ })
  await expect(row).toContainText('已收')
  await expect(row).toContainText('16')
})
