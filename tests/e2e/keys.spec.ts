import { batch } from './batch'
import { confirm, openDesk, putIn } from './street-desk'
import { expect, test } from './window'

const period = '2026Q3'
const office = (name: string, code: string) => ({
  do: 'office.create',
  input: { role: 'community', name: `中共${name}社区委员会`, code, operator: '周敏' },
})
const send = (to: string) => ({ do: 'upstream.export', input: { period, to } })
const enrol = (to: string) => ({ do: 'upstream.enrol', input: { to } })
const renew = { do: 'upstream.renewKey', input: {} }
const places = (profile: string) =>
  ['own', 'desk', 'before', 'after'].map(name => `${profile}-${name}`) as [string, string, string, string]
interface Card {
  file: string
  fingerprint: string
}

test('a stolen PC: its key is stopped behind the last good report, the later one taken out, and the new card confirmed', async ({
  office: { profile, open },
}) => {
  test.setTimeout(180_000)
  const [own, desk, before, after] = places(profile)
  const found = office('安平', '371722001001')
  const [, , , card, , next] = batch(own, [
    ...[found, send(before), send(before), enrol(before)],
    ...[renew, enrol(after), send(after)],
  ]) as [unknown, unknown, unknown, Card, unknown, Card]
  const window = await openDesk(open, desk)
  const { page, list } = window
  await putIn(window, desk, before)
  await confirm(page, '安平', card.fingerprint)
  await page.getByRole('button', { name: '全部收下 2 份' }).click()
  await expect(list).toContainText('这次收了2份')
  const row = page.getByRole('table', { name: '报送' }).getByRole('row', { name: /安平社区/ })
  await expect(row).toContainText('第2次')

  await row.getByRole('button', { name: '查看安平社区' }).click()
  const panel = page.getByRole('complementary', { name: '安平社区' })
  await panel.getByRole('tab', { name: '密钥' }).click()
  await expect(panel).toContainText('正常使用')
  await expect(panel).toContainText(card.fingerprint)
  await panel.getByRole('button', { name: '停用密钥…' }).click()
  await page.getByRole('button', { name: '停用密钥', exact: true }).click()
  await expect(page.getByText('请选择最后一份可信的报送')).toBeVisible()
  await page.getByLabel('最后一份可信的报送').selectOption({ index: 2 })
  await expect(page.getByText('已经收下的有1份在它以后')).toBeVisible()
  await page.getByRole('button', { name: '停用密钥', exact: true }).click()
  await expect(page.getByText('已停用安平社区的密钥')).toBeVisible()
  await expect(row).toContainText('密钥已停用，等新的密钥卡')

  // What was taken in behind it stays until somebody decides.
  const received = panel.getByRole('list', { name: '收到的报送' })
  await expect(received.getByText('密钥停用以后的')).toHaveCount(1)
  await expect(row).toContainText('第2次')
  await received.getByRole('button', { name: /^撤下.*第2次$/ }).click()
  await page.getByLabel('撤下原因').fill('电脑被盗以后写的')
  await page.getByRole('button', { name: '撤下', exact: true }).click()
  await expect(received).toContainText('已撤下：电脑被盗以后写的')
  await expect(row).toContainText('第1次')
  await page.getByRole('button', { name: '收U盘' }).click()
  await expect(list).toContainText('密钥已经停用，这一份在最后一份可信的以后')

  await putIn(window, desk, after)
  await expect(list).toContainText('登记文件，与确认过的不同')
  await expect(list).toContainText('先确认这个单位')
  await list.getByRole('button', { name: '确认安平社区' }).click()
  await page.getByRole('textbox', { name: '核对码' }).fill(card.fingerprint)
  await page.getByLabel(/已与该单位核实/).check()
  await page.getByRole('button', { name: /确认这个单位/ }).click()
  await expect(page.getByText(/核对码与文件里的不一致/)).toBeVisible()
  await page.getByRole('textbox', { name: '核对码' }).fill(next.fingerprint)
  await page.getByRole('button', { name: /确认这个单位/ }).click()
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  await expect(list).toContainText('这次收了1份')
  await expect(row).not.toContainText('密钥已停用')
  await expect(row).toContainText('第3次')
  await row.getByRole('button', { name: '查看安平社区' }).click()
  await panel.getByRole('tab', { name: '密钥' }).click()
  await expect(panel).toContainText(next.fingerprint)
  await expect(panel).toContainText('已停用，只认第1份和以前的')
})

test('a changed key that the former one vouches for is confirmed by name, without digits', async ({
  office: { profile, open },
}) => {
  const [own, desk, before, after] = places(profile)
  const found = office('桂花', '371722001003')
  const [, card] = batch(own, [found, enrol(before), renew, enrol(after), send(after)]) as [unknown, Card]
  const window = await openDesk(open, desk)
  const { page, list } = window
  await putIn(window, desk, before)
  await confirm(page, '桂花', card.fingerprint)
  await expect(list).toContainText('登记文件，已经确认过')
  await putIn(window, desk, after)
  await expect(list).toContainText('登记文件，该单位换了密钥')
  await list.getByRole('button', { name: '确认桂花社区' }).click()
  await expect(page.getByText('中共桂花社区委员会换了密钥')).toBeVisible()
  const accept = page.getByRole('button', { name: '接受新密钥' })
  await expect(accept).toBeDisabled()
  await page.getByLabel(/新的密钥由原来的密钥担保/).check()
  await accept.click()
  await expect(page.getByText('已确认中共桂花社区委员会')).toBeVisible()
  await page.getByRole('button', { name: '全部收下 1 份' }).click()
  await expect(list).toContainText('这次收了1份')
  await page.getByRole('button', { name: '查看桂花社区', exact: true }).click()
  await page.getByRole('tab', { name: '密钥' }).click()
  await expect(page.getByText('已更换，用它新写的不收')).toBeVisible()
})
