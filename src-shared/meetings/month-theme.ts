import * as z from 'zod'
import { rowBase } from '../records/row'
import { cellText, type Sheet } from '../spreadsheet/sheet'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '请写成 2026-11' })

/** What the office above asks of a month's 主题党日; one row a month, whose id is the month. */
export const MonthTheme = z
  .object({
    ...rowBase,
    month: month.meta({ label: '月份', unit: 'date' }),
    theme: z.string().trim().min(1, { error: '请写明主题' }).meta({ label: '主题' }),
    content: z.string().trim().optional().meta({ label: '规定内容', personal: 'free' }),
  })
  .meta({ label: '主题党日月度安排' })

export type MonthTheme = z.infer<typeof MonthTheme>

/** A month's theme as it stands in a file or a form. */
export type ThemeLine = Pick<MonthTheme, 'month' | 'theme' | 'content'>

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const headings = {
  month: /^(月份|时间|日期|月)$/,
  theme: /主题|活动名称|学习主题/,
  content: /内容|要求|安排|议题/,
}

/**
 * The months of a year as a table of the office above has them: a row of headings (月份, 主题, 内容), then a row a month. What has no
 * month stands to the month above it, as merged cells come out.
 * @param year the year where a cell says only the month
 * @returns none where no headings were found
 */
export function readThemes(sheet: Sheet, year: string): ThemeLine[] {
  const texts = sheet.rows.map(row => row.map(cell => cellText(cell).replace(/\s+/g, '')))
  const head = texts.findIndex(row => row.some(text => headings.month.test(text)) && row.some(isTheme))
  if (head < 0) return []
  const column = (of: RegExp, not = -1) => texts[head]!.findIndex((text, at) => at !== not && of.test(text))
  const at = { month: column(headings.month), theme: column(headings.theme) }
  const themeAt = at.theme < 0 ? column(headings.content) : at.theme
  const contentAt = at.theme < 0 ? -1 : column(headings.content, themeAt)
  const lines = new Map<string, ThemeLine>()
  let current = ''
  for (const row of sheet.rows.slice(head + 1)) {
    const said = (where: number) => cellText(row[where]).trim()
    current = readMonth(said(at.month), year) || (said(at.month) ? '' : current)
    const [theme, content] = [said(themeAt), contentAt < 0 ? '' : said(contentAt)]
    if (!current || !(theme || content)) continue
    const before = lines.get(current)
    const together = [before?.content, before ? [theme, content].filter(Boolean).join('：') : content]
    lines.set(current, {
      month: current,
      theme: before?.theme ?? (theme || content),
      ...(together.some(Boolean) && { content: together.filter(Boolean).join('\n') }),
    })
  }
  return [...lines.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

const isTheme = (text: string) => headings.theme.test(text) || headings.content.test(text)

/** `11月`, `十一月`, `2026年11月`, `2026-11`, `2026.11`, `2026-11-15` as a month; empty where it is none. */
export function readMonth(text: string, year: string): string {
  const plain = text.replace(/\s+/g, '')
  const whole = /^(\d{4})[年./-](\d{1,2})(?:月|[./-]\d{1,2}日?)?/.exec(plain)
  const alone = /^(\d{1,2})月?/.exec(plain)
  const spelled = /^([一二三四五六七八九十]{1,2})月/.exec(plain)
  const [of, number] = whole
    ? [whole[1]!, Number(whole[2])]
    : [year, alone ? Number(alone[1]) : spelled ? numerals.indexOf(spelled[1]!) + 1 : 0]
  return number >= 1 && number <= 12 ? `${of}-${String(number).padStart(2, '0')}` : ''
}
