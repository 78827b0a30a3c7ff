import { expect, type Page } from '@playwright/test'
import { writeCsv } from '../../src-shared/spreadsheet/csv'

/** A branch of sixteen: fifteen full members and one on probation, whose name has the most strokes. */
export const people = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'].map(given => ({
  name: `王${given}`,
  probationary: given === '寅',
}))

export const branch = '中共安平社区学府雅居支部委员会'

const rows = [
  ['姓名', '人员类别', '所在党支部全称', '加入党组织日期', '转为正式党员日期'],
  ...people.map(({ name, probationary }) =>
    probationary
      ? [name, '预备党员', branch, '2026-02-01', '']
      : [name, '正式党员', branch, '2001-07-01', '2002-07-01'],
  ),
]

/** Makes the office and takes the sixteen in, by mouse. */
export async function begin(page: Page, table: string[][] = rows): Promise<void> {
  const roster = { name: '学府雅居.csv', mimeType: 'text/csv', buffer: Buffer.from(writeCsv(table)) }
  await page.getByLabel('党组织名称（照公章填写全称）').fill('中共安平社区委员会')
  await page.getByLabel('统计用区划代码').fill('371722001001')
  await page.getByLabel('您的姓名').fill('周敏')
  await page.getByRole('button', { name: '建立台账' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/roster/import'))
  await page.locator('input[type=file]').setInputFiles(roster)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '写入 16 人' }).click()
  await page.getByRole('button', { name: '看名册' }).click()
  await expect(page.getByText('合计 16 人')).toBeVisible()
}

/** The keyboard alone, and how often it was struck; free text is not counted (interface.md, The clerk's tasks). */
export function keyboardOf(page: Page) {
  let strokes = 0
  const press = async (key: string) => {
    strokes++
    await page.keyboard.press(key)
  }
  return {
    press,
    text: (words: string) => page.keyboard.insertText(words),
    strokes: () => strokes,
    /** Tabs on until the control of this name has the focus. */
    async tabTo(name: RegExp, limit = 60): Promise<void> {
      for (let i = 0; i < limit; i++) {
        await press('Tab')
        if (name.test(await focusedName(page))) return
      }
      throw new Error(`no control ${name} within ${limit} tabs`)
    },
  }
}

/** The name of what has the focus, as a screen reader would say it. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement)) return ''
    const labels = (focused as HTMLInputElement).labels
    return (
      focused.getAttribute('aria-label') ??
      (labels?.length ? [...labels].map(label => label.textContent).join('') : (focused.textContent ?? ''))
    ).trim()
  })
}
