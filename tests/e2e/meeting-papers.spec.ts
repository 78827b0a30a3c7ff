import { cutTexts } from './cut-text'
import { standAtPrinter } from './printer'
import { begin, keyboardOf } from './sixteen'
import { expect, test } from './window'

test('papers of meetings, by keyboard: found in the palette, filled in, refused, previewed, and as they were on coming back', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page)
  const { press, text, tabTo } = keyboardOf(page)
  await press('Control+k')
  await text('表决票')
  await expect(page.getByRole('option', { name: /打印表决票：接收预备党员/ })).toBeVisible()
  await press('Enter')
  await expect(page.getByRole('heading', { name: '会议文书' })).toBeVisible()
  await press('Control+p')
  await expect(page.getByText('请填写票上的姓名')).toBeVisible()
  await expect(page.locator(':focus')).toHaveAccessibleName('姓名')
  await text('张三')
  expect(await cutTexts(page)).toEqual([])
  await press('Control+p')
  const ballots = page.locator('.printed-document article')
  await expect(ballots).toHaveCount(15)
  await expect(ballots.first()).toContainText('接收预备党员表决票')
  await press('Escape')
  await expect(page.getByLabel('姓名')).toHaveValue('张三')
  await tabTo(/^清点单/)
  await press('Enter')
  await expect(page.locator('.printed-document')).toContainText('印制接收预备党员表决票')
  await expect(page.locator('.printed-document')).toContainText('15张')

  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await expect(page.getByRole('heading', { name: '支部党员大会' })).toBeVisible()
  await page.getByLabel('议题1', { exact: true }).fill('讨论转正')
  await page.getByRole('button', { name: '会议通知' }).click()
  await expect(page.getByLabel('议题（可不填）')).toHaveValue('讨论转正')
  await page.getByLabel('地点（可不填）').fill('党群服务站')
  await press('Control+p')
  await expect(page.locator('.printed-document article')).toHaveCount(2)
  await expect(page.locator('.printed-document')).toContainText('在党群服务站召开支部党员大会。主要议题：')
})

test('a record corrected after it was printed says so when it is opened, until it is printed again', async ({
  office,
}) => {
  const window = await office.open()
  const { page } = window
  await begin(page)
  await page.evaluate(() => void (location.hash = '#/meetings/new'))
  await page.getByLabel('地点', { exact: true }).fill('党群服务站')
  await page.getByLabel('主持人').fill('王甲')
  await page.getByLabel('记录人').fill('王乙')
  await page.getByLabel('议题1', { exact: true }).fill('学习')
  await page.getByRole('button', { name: '保存并打印' }).click()
  await expect(page.getByText(/^共\d+页，与打印出来一样$/)).toBeVisible()
  await standAtPrinter(window, office.profile)
  const print = page.getByRole('button', { name: '打印', exact: true })
  const printed = async () => {
    await print.click()
    await expect(print).toBeDisabled()
    await expect(print).toBeEnabled({ timeout: 30_000 })
  }
  await printed()
  const said = page.getByText(/打印过第1次修订，之后改过地点，请重新打印签字/)
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('地点', { exact: true })).toHaveValue('党群服务站')
  await expect(said).toHaveCount(0)
  await page.getByLabel('地点', { exact: true }).fill('社区会议室')
  await page.keyboard.press('Control+s')
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: '看改了什么' }).click()
  const history = page.getByRole('complementary', { name: '修改记录' })
  await expect(history).toContainText('党群服务站')
  await expect(history).toContainText('打印会议记录')
  expect(await cutTexts(page)).toEqual([])
  await page.getByRole('button', { name: '保存并打印' }).click()
  await expect(page.getByText(/^共\d+页，与打印出来一样$/)).toBeVisible()
  await printed()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('地点', { exact: true })).toHaveValue('社区会议室')
  await expect(said).toHaveCount(0)
})
