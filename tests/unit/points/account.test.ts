import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf } from '../../../src-shared/points/account'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { shippedPacks, type PointsPack } from '../../../src-shared/points/pack'
import { printDelta, printPoints } from '../../../src-shared/points/print-points'
import { entry, times } from './example-entries'

const of = (entries: PointsEntry[], until = '2026-10-12', packs: readonly PointsPack[] = shippedPacks) =>
  accountOf({ member: 'm', year: Number(until.slice(0, 4)), until, entries, packs })

describe('the account of the reference page', () => {
  const account = of([
    ...times(5, 'A1', 1),
    ...times(8, 'A2', 1),
    ...times(9, 'A3', 1),
    ...times(18, 'B1', 1),
    ...times(2, 'B2', 2),
    entry('B3', 2),
    entry('B4', 2),
    entry('B5', 4),
    entry('D1', -4, '2026-08-15'),
    entry('C1', 2),
  ])
  test('every line', () => {
    const lines = account.lines.map(one => [
      one.code,
      one.timesText,
      one.eachText,
      printPoints(one.raw),
      printPoints(one.counted),
    ])
    expect(lines).toEqual([
      ['A1', '5 次', '+0.5', '2.5', '2.5'],
      ['A2', '8 次', '+0.5', '4.0', '4.0'],
      ['A3', '9 个月', '+0.5', '4.5', '4.5'],
      ['B1', '36 小时', '每2小时 +0.5', '9.0', '8.0'],
      ['B2', '2 件', '+1', '2.0', '2.0'],
      ['B3', '1 件', '+1', '1.0', '1.0'],
      ['B4', '1 个半年', '+1', '1.0', '1.0'],
      ['B5', '1 次', '+2', '2.0', '2.0'],
      ['D1', '1 次', '−2', '−2.0', '−2.0'],
      ['C1', '1 次', '+1', '1.0', '1.0'],
    ])
  })
  test('the sums', () => {
    expect(account.baseLine).toEqual({ code: 'B0', name: '年度基础分' })
    expect([account.base, account.uncapped, account.additions, account.deductions].map(printDelta)).toEqual([
      '+60.0',
      '+26.0',
      '+25.0',
      '−2.0',
    ])
    expect(account.cutText).toBe('B1 超出上限 1.0 分，不计入')
    expect(account.sumText).toBe('60 + 25.0 − 2.0，不低于 0，不高于 100')
    expect([account.subtotal, account.honours, account.total!].map(printPoints)).toEqual(['83.0', '1.0', '84.0'])
    expect(account.pack).toMatchObject({ name: '社区党员积分', version: 1, from: '2026-01-01' })
  })
})

describe('traps (domain §3.7)', () => {
  test('2: many halves stay exact', () => {
    expect(printPoints(of(times(15, 'A1', 1)).total!)).toBe('67.5')
  })
  test('4: the cap is applied item by item before deductions', () => {
    const account = of([...times(20, 'B1', 1), ...times(2, 'D1', -4)])
    expect(account).toMatchObject({ uncapped: 20, additions: 16, deductions: -8, total: 120 + 16 - 8 })
  })
  test('every cap crossed gives exactly 100, honours stand outside up to 5', () => {
    const rules = shippedPacks[0]!.items.filter(item => item.group === 'addition')
    const all = rules.flatMap(item => times(40, item.code, item.deltas[0]!))
    expect(of(all).total).toBe(200)
    expect(of([...all, entry('C1', 8), entry('C1', 6)])).toMatchObject({ subtotal: 200, honours: 10, total: 210 })
  })
  test('the floor is 0 before honours', () => {
    expect(of([...times(7, 'D5', -20), entry('C1', 2)])).toMatchObject({ subtotal: 0, honours: 2, total: 2 })
  })
  test('deductions have no cap and nobody is graded', () => {
    const account = of(times(9, 'D1', -4))
    expect(account.deductions).toBe(-36)
    expect(Object.keys(account)).not.toContain('grade')
  })
  test('3: a new version judges later facts, what counted under the old one stays as it was', () => {
    const first = shippedPacks[0]!
    const items = first.items
      .map(item => (item.code === 'B1' ? { ...item, cap: 4, deltas: [2] } : item))
      .filter(item => item.code !== 'B2')
    const packs = [first, { ...first, id: 'community.v2', version: 2, from: '2026-07-01', items }]
    const entries = [...times(10, 'B1', 1, '2026-05-01'), entry('B2', 2, '2026-05-01')]
    expect(of(entries, '2026-06-30', packs).additions).toBe(12)
    const later = of(entries, '2026-07-01', packs)
    expect(later.additions).toBe(12)
    const more = of([...entries, ...times(3, 'B1', 2, '2026-07-05')], '2026-07-31', packs)
    expect(more.lines.find(line => line.code === 'B1')).toMatchObject({ raw: 16, counted: 10, cut: 6, cap: 4 })
  })
  test('3: a raised cap lets in what comes later, not what the old one had cut', () => {
    const first = shippedPacks[0]!
    const items = first.items.map(item => (item.code === 'B1' ? { ...item, cap: 20 } : item))
    const packs = [first, { ...first, id: 'community.v2', version: 2, from: '2026-07-01', items }]
    const early = times(18, 'B1', 1, '2026-05-01')
    expect(of(early, '2026-07-31', packs).additions).toBe(16)
    expect(of([...early, ...times(6, 'B1', 1, '2026-07-05')], '2026-07-31', packs).additions).toBe(20)
  })
  test('another year and what lies after the day are left out', () => {
    const entries = [entry('B2', 2, '2025-12-31'), entry('B2', 2, '2026-10-12'), entry('B2', 2, '2026-10-13')]
    expect(of(entries).additions).toBe(2)
  })
  test('a reversal takes away points and one time', () => {
    const account = of([entry('B5', 4), entry('B5', 2), entry('B5', -2, '2026-07-20', { source: 'reversal' })])
    expect(account.lines.find(line => line.code === 'B5')).toMatchObject({
      raw: 4,
      timesText: '1 次',
      eachText: '+2或+1',
    })
  })
  test('before any rules there is no base', () => {
    expect(of([], '2025-12-31')).toMatchObject({ pack: null, base: 0, total: 0, lines: [] })
  })
  test('an item no pack knows is counted and named so', () => {
    expect(of([entry('Z9', 3)]).lines.find(line => line.code === 'Z9')).toMatchObject({
      name: '办法中没有的项目',
      counted: 3,
    })
  })
  test('the order of entries does not matter', () => {
    const one = fc.record({
      rule: fc.constantFrom('A1', 'B1', 'B5', 'D1', 'C1', 'Z9'),
      delta: fc.integer({ min: -8, max: 8 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), list => {
        const entries = list.map(({ rule, delta }) => entry(rule, delta))
        const numbers = (all: PointsEntry[]) => {
          const { lines, cutText: _words, ...rest } = of(all)
          return [rest, lines.map(line => [line.code, line.raw, line.counted, line.timesText])]
        }
        expect(numbers([...entries].reverse())).toEqual(numbers(entries))
        expect(Number.isInteger(of(entries).total)).toBe(true)
      }),
    )
  })
})
