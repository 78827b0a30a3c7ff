import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf } from '../../../src-shared/points/account'
import { addToMonth, rebuildMonths } from '../../../src-shared/points/months'
import { shippedPacks } from '../../../src-shared/points/pack'
import { pointMonthIds, pointsOfPeriod } from '../../../src-shared/points/quarter'
import { boundsOf } from '../../../src-shared/period'
import { entry, times } from './example-entries'

const packs = shippedPacks

describe('monthly totals', () => {
  test('one dense table a branch and month', () => {
    const entries = [
      entry('B2', 2, '2026-07-01', { member: 'y' }),
      entry('A1', 1, '2026-07-31', { member: 'x' }),
      entry('A1', 1, '2026-08-01'),
    ]
    const [july, august] = rebuildMonths(entries)
    expect(july).toEqual({
      id: 'b1|2026-07',
      members: ['x', 'y'],
      rules: ['A1', 'B2'],
      halfPoints: Int32Array.of(1, 0, 0, 2),
    })
    expect(august!.id).toBe('b1|2026-08')
  })
  test('what sums to nothing leaves nothing behind, and the month given stays as it was', () => {
    const month = addToMonth('b1|2026-07', undefined, [entry('A1', 1)])!
    expect(addToMonth(month.id, month, [entry('A1', -1)])).toBeUndefined()
    expect(month.halfPoints[0]).toBe(1)
  })
})

describe('a period', () => {
  const period = (code: string, entries: ReturnType<typeof entry>[], members = ['m']) =>
    pointsOfPeriod({ period: code, members, months: rebuildMonths(entries), packs })
  test('a cap counts in the quarter that reached it', () => {
    const entries = [
      ...times(10, 'B1', 1, '2026-02-01'),
      ...times(10, 'B1', 1, '2026-05-01'),
      ...times(10, 'B1', 1, '2026-08-01'),
    ]
    const totals = ['2026Q1', '2026Q2', '2026Q3'].map(code => period(code, entries)[0])
    expect(totals.map(one => one!.total)).toEqual([10, 6, 0])
    expect(totals.map(one => one!.yearToDate)).toEqual([130, 136, 136])
  })
  test('a member without entries has the base and nothing for the quarter', () => {
    expect(period('2026Q1', [])).toEqual([{ member: 'm', total: 0, yearToDate: 120 }])
  })
  test('the base of the year belongs to no period, not even to the year', () => {
    expect(period('2026', [entry('B2', 2)])).toEqual([{ member: 'm', total: 2, yearToDate: 122 }])
  })
  test('trap 5: exempt is not zero', () => {
    const rows = pointsOfPeriod({ period: '2026Q1', members: ['m', 'x'], months: [], packs, exempt: new Set(['x']) })
    expect(rows[1]).toEqual({ member: 'x', total: null, yearToDate: null })
  })
  test('trap 11: a member who changed branch has one account', () => {
    const entries = [entry('B2', 2, '2026-07-01'), entry('B2', 2, '2026-08-01', { branch: 'b2' })]
    expect(period('2026Q3', entries)[0]!.total).toBe(4)
  })
  test('another year and other people are passed over', () => {
    const entries = [
      entry('B2', 2, '2025-08-01'),
      entry('B2', 2, '2026-10-01'),
      entry('B2', 2, '2026-08-01', { member: 'x' }),
    ]
    expect(period('2026Q3', entries)[0]!.total).toBe(0)
  })
  test('the months a period needs', () => {
    expect(pointMonthIds(['b1', 'b2'], '2026Q1')).toEqual([
      'b1|2026-01',
      'b1|2026-02',
      'b1|2026-03',
      'b2|2026-01',
      'b2|2026-02',
      'b2|2026-03',
    ])
    expect(pointMonthIds(['b1'], '2026Q3')).toHaveLength(9)
  })
  test('quarters and base make the account of the year, month totals or entries alike', () => {
    const one = fc.record({
      member: fc.constantFrom('x', 'y'),
      branch: fc.constantFrom('b1', 'b2'),
      rule: fc.constantFrom('A1', 'B1', 'B5', 'D5', 'C1', 'Z9'),
      delta: fc.integer({ min: -20, max: 20 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), list => {
        const entries = list.map(({ month, rule, delta, ...who }) =>
          entry(rule, delta, `2026-${String(month).padStart(2, '0')}-15`, who),
        )
        const quarters = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(code => period(code, entries, ['x', 'y']))
        for (const [i, member] of ['x', 'y'].entries()) {
          const own = entries.filter(row => row.member === member)
          quarters.forEach((rows, q) => {
            const until = boundsOf(`2026Q${q + 1}`).to
            expect(rows[i]!.yearToDate).toBe(accountOf({ member, year: 2026, until, entries: own, packs }).total)
          })
          expect(quarters.reduce((sum, rows) => sum + rows[i]!.total!, 120)).toBe(quarters[3]![i]!.yearToDate)
        }
      }),
    )
  })
})
