import { describe, expect, it } from 'vitest'
import { monthSheet, type MonthContext, type MonthRow } from '../../../src-shared/points/month-sheet'
import { shippedPacks } from '../../../src-shared/points/pack'

const { items } = shippedPacks[0]!
const context: MonthContext = {
  ...{ unit: '中共安平社区学府雅居支部委员会', code: '371722001001', asOf: '2026-09-30', entry: 9 },
  ...{ printedOn: '2026-10-08', operator: '周敏', month: '2026-09', state: '未结账', items },
}
const row = (name: string, own: Record<string, number>, total: number | null): MonthRow => ({
  ...{ name, items: new Map(Object.entries(own)), total, yearToDate: total === null ? null : 120 + total },
})
const sheet = monthSheet(
  [row('丁桂兰', {}, null), row('于海涛', { A1: 1, D1: -4 }, -3), row('李国庆', { A1: 2 }, 2)],
  context,
)
const cell = (r: number, title: string) => sheet.rows[r]![sheet.columns.findIndex(column => column.title === title)]

describe('the sheet of a month', () => {
  it('has members by items with their sums, and a column to sign', () => {
    expect(sheet.columns.map(({ title }) => title).slice(-3)).toEqual(['本月合计', '全年累计', '核对签字'])
    expect([cell(1, 'A1'), cell(1, 'D1'), cell(1, 'B1'), cell(1, '本月合计')]).toEqual(['0.5', '−2.0', '', '−1.5'])
    expect(sheet.totals[0]!.map(({ text }) => text).filter(Boolean)).toEqual(['合计3人', '1.5', '−2.0', '−0.5'])
    expect(sheet.totals[0]!).toHaveLength(sheet.columns.length)
  })

  it('trap 5: who is not scored has the words and counts in no sum', () => {
    expect([cell(0, '本月合计'), cell(0, '全年累计')]).toEqual(['免积分', ''])
    expect(sheet.notes.join('')).toContain('免积分的不计分')
  })

  it('says what its codes mean, and fills the sheet whatever the number of items', () => {
    expect(sheet.notes[0]).toContain('D1 无故缺席')
    const many = Array.from({ length: 30 }, (_, i) => ({ code: `X${i}`, name: `项目${i}`, group: 'addition' as const }))
    for (const known of [items, many, [...items.slice(0, 1)]]) {
      const { columns } = monthSheet([row('于海涛', { X3: 2, X29: 1 }, 3)], { ...context, items: known })
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(257, 5)
      expect(columns.length).toBeLessThanOrEqual(20)
    }
    const shown = monthSheet([row('于海涛', { X3: 2, X29: 1 }, 3)], { ...context, items: many }).columns
    expect(shown.map(({ title }) => title).slice(1, 3)).toEqual(['X3', 'X29'])
  })
})
