import { begin } from './sixteen'
import { expect, test } from './window'

test('a branch’s month is typed and pasted as a sheet, entered at once, and taken back at once', async ({ office }) => {
  const { page } = await office.open()
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/points/month'))
  const sheet = page.getByRole('region', { name: '支部月度积分表' })
  const rowOf = (name: string) => sheet.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  const column = async (code: string) =>
    (await sheet.getByRole('columnheader').allTextContents()).findIndex(text => text.trim().startsWith(code))
  const cell = async (name: string, code: string) =>
    rowOf(name)
      .locator('th, td')
      .nth(await column(code))

  await expect(sheet.getByRole('columnheader', { name: /^A3/ })).toBeVisible()
  // Typed: Enter goes down, Tab to the right, hours are hours and a tick counts once.
  const field = (name: RegExp) => sheet.getByRole('textbox', { name })
  await (await cell('王乙', 'A3')).click()
  await expect(field(/王乙 A3/)).toBeFocused()
  await page.keyboard.insertText('√')
  await page.keyboard.press('Tab')
  await expect(field(/王乙 B1/)).toBeFocused()
  await page.keyboard.insertText('3.5')
  await page.keyboard.press('Enter')
  await expect(field(/王丁 B1/)).toBeFocused()
  await page.keyboard.insertText('很多')
  await page.getByRole('button', { name: '登记 3 格' }).click()
  await expect(page.getByRole('alert')).toContainText('王丁 B1“很多”：填小时，如 2 或 1.5。')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')

  // Pasted with headings above and names in front, in their own order; one is not on the roster.
  await (await cell('王丙', 'B1')).click()
  await expect(field(/王丙 B1/)).toBeFocused()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '姓名\t志愿服务\r\n王巳\t2\r\n王甲\t4\r\n李不在\t6\r\n')
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('alert')).toContainText('李不在')
  await expect(page.getByRole('button', { name: '登记 4 格' })).toBeEnabled()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('已登记4条积分')).toBeVisible()

  // Independently: 1 month of dues 0.5; 3.5 hours at half a point for two 0.5; 2 hours 0.5; 4 hours 1.0.
  await expect(await cell('王乙', 'A3')).toHaveText('+0.5')
  await expect(await cell('王乙', 'B1')).toHaveText('+0.5')
  await expect(await cell('王巳', 'B1')).toHaveText('+0.5')
  await expect(await cell('王甲', 'B1')).toHaveText('+1.0')
  await expect(rowOf('王乙').locator('td').last()).toHaveText('+1.0')

  await page.getByRole('heading', { name: '支部月度积分表' }).click()
  await page.keyboard.press('Control+z')
  await expect(await cell('王甲', 'B1')).toHaveText('')
})
