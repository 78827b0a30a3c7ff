import { describe, expect, it } from 'vitest'
import { checkWords, figureRows, rowsBehind } from '../../../../src-renderer/screens/upstream/figure-rows'
import { sizeWords } from '../../../../src-renderer/screens/size-words'
import { arraySource } from '../../../../src-shared/source'
import { figuresOf } from '../../../../src-shared/upstream/figures'

const figure = (code: string, numerator: number, denominator: number | null) => ({
  code,
  label: code,
  numerator,
  denominator,
})

describe('the figures before they are sent', () => {
  it('both numbers, the rate and the last quarter’s; a plain count has no rate', () => {
    const [rate, count] = figureRows(
      [figure('meetings.duties', 57, 59), figure('members.total', 208, null)],
      [figure('meetings.duties', 58, 59), figure('members.total', 206, null)],
      '上季',
    )
    expect([rate!.basis, rate!.rate, rate!.before]).toEqual(['已开、应开', '96.6%', '98.3%'])
    expect([count!.rate, count!.before]).toEqual(['', '206'])
  })
  it('a rate is pointed out from three percent below the last quarter’s on', () => {
    const note = (numerator: number) =>
      figureRows([figure('x', numerator, 100)], [figure('x', 90, 100)], '上季')[0]!.note
    expect(note(88)).toBe('')
    expect(note(87)).toBe('比上季低，请核对')
  })
  it('a rate of nothing is none: it does not apply, is no fall and was not checked', () => {
    const rows = figureRows([figure('x', 0, 0), figure('y', 0, null)], [figure('x', 5, 5)], '上季')
    expect(rows[0]).toMatchObject({ rate: '—', state: 'none', note: '不适用' })
    expect(rows[1], 'a count of none is a count').toMatchObject({ state: 'done', note: '' })
    expect(checkWords(rows)).toBe('2 项数据，1 项核对无误，1 项不适用')
    expect(checkWords(rows.slice(0, 1))).toBe('1 项数据，1 项不适用')
  })
  it('of an office that has just begun, no rate counts as checked', async () => {
    const figures = await figuresOf(arraySource({}), '2026Q3', '2026-10-12')
    const rates = figures.filter(({ denominator }) => denominator !== null)
    const rows = figureRows(figures, figures, '上季')
    expect(rows.filter(({ rate }) => rate === '—')).toHaveLength(rates.length)
    expect(rates.length).toBeGreaterThan(5)
    expect(checkWords(rows)).toBe(
      `${figures.length} 项数据，${figures.length - rates.length} 项核对无误，${rates.length} 项不适用`,
    )
  })
  it('counts what needs a look', () => {
    const rows = figureRows([figure('x', 1, 2), figure('y', 2, 2)], [figure('x', 2, 2)], '上季')
    expect(checkWords(rows)).toBe('2 项数据，1 项核对无误，1 项请看一眼')
    expect(checkWords(rows.slice(1))).toBe('1 项数据，1 项核对无误')
  })
  it('numbers lead to their rows', () => {
    expect(rowsBehind('meetings.themeDay', '2026Q3')).toEqual({
      path: '/meetings',
      query: { year: '2026', kind: 'themeDay' },
    })
    expect(rowsBehind('attendance.all', '2026Q3')?.query).toEqual({ year: '2026' })
    expect(rowsBehind('grid.ledBuildings', '2026Q3')?.path).toBe('/grid/figures')
    expect(rowsBehind('organisations.groups', '2026Q3')).toBeNull()
  })
})

it('sizes are said as people read them', () => {
  expect([100, 86_016, 2_000_000].map(sizeWords)).toEqual(['1 KB', '84 KB', '1.9 MB'])
})
