import { describe, expect, it } from 'vitest'
import { readMonth, readThemes } from '../../../src-shared/meetings/month-theme'
import type { Sheet } from '../../../src-shared/spreadsheet/sheet'

const sheet = (...rows: string[][]): Sheet => ({
  name: '安排',
  rows: rows.map(row => row.map(text => (text ? { type: 'text', text } : null))),
})

describe('the district’s plan of theme days', () => {
  it('is read by its headings, whatever stands above them and in whatever order they come', () => {
    const said = sheet(
      ['2026年主题党日安排'],
      ['序号', '规定内容', '月 份', '活动主题'],
      ['1', '诵读党章', '10月', '学习'],
      ['2', '入户走访', '十一月', '民情分析'],
    )
    expect(readThemes(said, '2026')).toEqual([
      { month: '2026-10', theme: '学习', content: '诵读党章' },
      { month: '2026-11', theme: '民情分析', content: '入户走访' },
    ])
  })

  it('several rows of one month are one theme with all that is asked', () => {
    const said = sheet(
      ['时间', '主题', '要求'],
      ['11月', '学习', '诵读党章'],
      ['', '公益', '清扫'],
      ['12月', '评议', ''],
    )
    expect(readThemes(said, '2026')).toEqual([
      { month: '2026-11', theme: '学习', content: '诵读党章\n公益：清扫' },
      { month: '2026-12', theme: '评议' },
    ])
  })

  it('a table without a column of themes gives its contents; one without months gives nothing', () => {
    expect(readThemes(sheet(['月份', '学习内容'], ['3月', '两会精神']), '2026')).toEqual([
      { month: '2026-03', theme: '两会精神' },
    ])
    expect(readThemes(sheet(['姓名', '主题'], ['王强', '学习']), '2026')).toEqual([])
    expect(readThemes(sheet(['月份', '主题'], ['下旬', '学习']), '2026')).toEqual([])
  })

  it.each([
    ['11月', '2026-11'],
    ['十一月', '2026-11'],
    ['2025年3月', '2025-03'],
    ['2025-03-15', '2025-03'],
    ['2025.3', '2025-03'],
    ['11', '2026-11'],
    ['13月', ''],
    ['下旬', ''],
    ['', ''],
  ])('a month as people write it: %s', (text, month) => expect(readMonth(text, '2026')).toBe(month))
})
