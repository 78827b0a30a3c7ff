import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cutTexts } from './cut-text'
import { begin, branch, people } from './sixteen'
import type { OpenWindow } from '../../scripts/windows.mjs'
import { expect, test } from './window'

const phone = '13812345678'
const table = [
  ['姓名', '性别', '人员类别', '所在党支部全称', '出生日期', '加入党组织日期', '转为正式党员日期', '联系电话'],
  ...people.map(({ name, probationary }, i) => [
    name,
    i % 2 ? '女' : '男',
    probationary ? '预备党员' : '正式党员',
    branch,
    i < 5 ? '1950-07-01' : '1980-07-01',
    probationary ? '2026-02-01' : '2001-07-01',
    probationary ? '' : '2002-07-01',
    i ? '' : phone,
  ]),
]

test('the roster’s papers: from its menu, by mouse and by keys, masked until somebody asks', async ({ office }) => {
  const window = await office.open()
  const { page } = window
  await begin(page, table)
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.getByRole('option', { name: '党员名册' }).click()
  await expect(page.getByRole('heading', { name: '党员名册' })).toBeVisible()
  await expect(page.getByText(/^共\d页，与打印出来一样$/)).toBeVisible()
  const sheet = page.locator('.printed-document')
  await expect(sheet).toContainText('王甲')
  await expect(sheet).not.toContainText(phone)
  await page.getByRole('button', { name: '显示号码' }).click()
  await expect(sheet).toContainText(phone)
  await page.getByRole('button', { name: '遮盖号码' }).click()
  await expect(sheet).not.toContainText(phone)
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeEnabled()
  await printsOnItsSide(window, office.profile)
  await page.getByRole('button', { name: '返回' }).click()

  await page.getByRole('button', { name: '打印', exact: true }).focus()
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByRole('heading', { name: '公示用名册' })).toBeVisible()
  await expect(sheet).toContainText('按党支部、姓氏笔画排列')
  await expect(page.getByRole('button', { name: '显示号码' })).toHaveCount(0)

  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('row', { name: /王甲/ }).dblclick()
  await page.getByRole('button', { name: '打印党员卡' }).click()
  await expect(page.getByRole('heading', { name: '党员信息卡片' })).toBeVisible()
  await expect(sheet).toContainText('转为正式党员')
})

test('the make-up of the membership: every number opens its people, as a table and as a picture', async ({
  office,
}) => {
  const { page } = await office.open()
  await begin(page, table)
  await page.evaluate(() => void (location.hash = '#/roster/structure'))
  await expect(page.getByText('共16人')).toBeVisible()
  await page.getByRole('button', { name: '年龄：看表格' }).click()
  const number = page.getByRole('table', { name: '年龄' }).getByRole('button').last()
  const count = Number(await number.textContent())
  await number.click()
  const panel = page.getByRole('complementary', { name: '61岁及以上' })
  await expect(panel).toContainText(`共${count}人`)
  await expect(panel.getByRole('row')).toHaveCount(count)
  expect(await cutTexts(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)

  await page.getByRole('img', { name: '性别分布图' }).locator('path').nth(1).click()
  await expect(page.getByRole('complementary')).toContainText('共')
  await page.getByRole('complementary').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '组织与党员' })).toBeVisible()
})

/** Prints what the preview shows: the printer is told to turn the sheet; over loopback the paper's own size says it. */
async function printsOnItsSide({ page, app }: OpenWindow, profile: string): Promise<void> {
  const button = page.getByRole('button', { name: '打印', exact: true })
  if (app) {
    await app.evaluate(({ app }) => {
      app.on('browser-window-created', (_, { webContents }) => {
        webContents.print = (options, done) => {
          Object.assign(globalThis, { turned: options?.landscape })
          done?.(true, '')
        }
      })
    })
    await button.click()
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'turned') as unknown)).toBe(true)
    return
  }
  const paper = join(profile, 'printed', 'member-roster.pdf')
  await button.click()
  await expect.poll(() => existsSync(paper), { timeout: 30_000 }).toBe(true)
  await expect(button).toBeEnabled()
  expect(execFileSync('pdfinfo', [paper], { encoding: 'utf8' })).toMatch(/Page size: +84[12]\.\d+ x 59[45]/)
}
