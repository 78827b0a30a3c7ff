import * as z from 'zod'
import { MonthTheme, readThemes } from '../../../src-shared/meetings/month-theme'
import { problem, Refusal } from '../../../src-shared/problem'
import { defineCommand, defineQuery } from '../command'
import { bytesOf } from '../chosen-file'
import { sheetFile } from '../sheet-file'

const { month, theme, content } = MonthTheme.shape
const year = z
  .string()
  .regex(/^\d{4}$/, { error: '请写四位年份，如 2026' })
  .meta({ label: '年度' })
const lines = z.array(z.object({ month, theme, content }))

/** Writes down what the office above asks of the months' theme days; a month without a theme is taken off. */
export const setThemes = defineCommand({
  name: 'meetings.setThemes',
  title: '登记主题党日月度安排',
  input: z.object({
    themes: z
      .array(z.object({ month, theme: z.string().trim().meta({ label: '主题' }), content }))
      .min(1)
      .meta({ label: '月度安排' }),
  }),
  output: z.object({ kept: z.number().int(), dropped: z.number().int() }),
  async run(tx, { themes }) {
    const kept = themes.filter(one => one.theme)
    const known = new Set((await tx.all('themes')).map(({ id }) => id))
    const dropped = themes.filter(one => !one.theme && known.has(one.month)).map(one => one.month)
    await tx.remove('themes', dropped)
    await tx.putAll(
      'themes',
      kept.map(one => ({
        id: one.month,
        month: one.month,
        theme: one.theme,
        ...(one.content && { content: one.content }),
      })),
    )
    return { kept: kept.length, dropped: dropped.length }
  },
})

/** The themes of a year's months. */
export const monthThemes = defineQuery({
  name: 'meetings.themes',
  title: '主题党日月度安排',
  input: z.object({ year }),
  output: z.object({ rows: lines }),
  async run(reader, input) {
    const rows = (await reader.all('themes')).filter(row => row.month.startsWith(input.year))
    return {
      rows: rows
        .map(row => ({ month: row.month, theme: row.theme, ...(row.content && { content: row.content }) }))
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
    }
  },
})

/** What a table of the office above says of the months; changes nothing. */
export const themesOfFile = defineQuery({
  name: 'meetings.readThemes',
  title: '读入主题党日月度安排',
  input: z.object({ ...sheetFile, year }),
  output: z.object({ rows: lines }),
  async run(_reader, input, outside) {
    const file = await bytesOf(outside, input)
    if (!file.ok) throw new Refusal(file.problems)
    const sheets = await outside.main['sheet.read'](file.value)
    if (!sheets.ok) throw new Refusal(sheets.problems)
    const rows = sheets.value.map(sheet => readThemes(sheet, input.year)).find(found => found.length)
    if (!rows)
      throw new Refusal([
        problem('themes-missing', '没有找到月度安排：表里要有“月份”和“主题”（或“内容”）两栏。请核对，或逐月填写。'),
      ])
    return { rows }
  },
})
