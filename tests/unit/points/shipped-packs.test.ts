import { describe, expect, test } from 'vitest'
import { accountOf, type AccountInput } from '../../../src-shared/points/account'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { measuredDelta } from '../../../src-shared/points/measured'
import { rebuildMonths } from '../../../src-shared/points/months'
import { packLibrary, PointsPack } from '../../../src-shared/points/pack'
import { pointsOfPeriod } from '../../../src-shared/points/quarter'
import { boundsOf } from '../../../src-shared/period'
import { entry, times } from './example-entries'

const packOf = (id: string) => packLibrary.find(pack => pack.id === id)!
const account = (id: string, entries: PointsEntry[], more: Partial<AccountInput> = {}) =>
  accountOf({
    ...{ member: 'm', year: 2026, until: '2026-12-31', entries, packs: [packOf(id)], ledger: packOf(id).ledger },
    ...more,
  })
/** Points of the periods one after the other, as a notice shows them. */
const periods = (id: string, entries: PointsEntry[], codes: string[]) =>
  codes.map(period => {
    const months = rebuildMonths(entries)
    const input = { period, members: ['m'], months, packs: [packOf(id)], ledger: packOf(id).ledger }
    return pointsOfPeriod(input)[0]!.total! / 2
  })
const points = (half: number | null) => half! / 2

describe('every pack that ships', () => {
  test.each(packLibrary.map(pack => [pack.id, pack] as const))(
    '%s fits its schema and names its sources',
    (_, pack) => {
      expect(PointsPack.parse(pack)).toEqual(pack)
      expect([pack.source, ...pack.items.map(({ source }) => source)].every(Boolean)).toBe(true)
    },
  )
})

describe('the month’s sheet of five blocks (domain §3.2, R15)', () => {
  const february = [
    entry('K11', -6, '2026-02-03'),
    entry('K12', -10, '2026-02-10'),
    ...times(3, 'K21', -4, '2026-02-12'),
    entry('K35', -20, '2026-02-20'),
  ]
  test('a month without anything is 100, each deduction takes from its block', () => {
    expect(periods('month-sheet.v1', february, ['2026-01', '2026-02', '2026-03'])).toEqual([
      100,
      100 - 3 - 5 - 6 - 10,
      100,
    ])
  })
  test('a block ends at nought, and the rest of the sheet stays', () => {
    const worst = [...times(3, 'K42', -20, '2026-05-08'), entry('K41', -10, '2026-05-09')]
    const { cycles } = account('month-sheet.v1', worst, { until: '2026-05-31' })
    expect(cycles[4]!.blockLines.map(({ name, score }) => [name, points(score)])).toEqual([
      ['学习教育', 20],
      ['组织生活', 20],
      ['履职践诺', 20],
      ['遵纪守法', 0],
      ['廉洁自律', 20],
    ])
    expect(points(cycles[4]!.total)).toBe(80)
  })
  test('every clause crossed at once: each block at nought, never below', () => {
    const all = packOf('month-sheet.v1').items.flatMap(item => times(7, item.code, item.deltas[0]!, '2026-06-01'))
    expect(points(account('month-sheet.v1', all).cycles[5]!.total)).toBe(0)
  })
  test('the year is the sum of the months that have begun', () => {
    const year = account('month-sheet.v1', february, { until: '2026-03-31' })
    expect(points(year.total)).toBe(100 + 76 + 100)
    expect(year.sumText).toBe('各板块 276.0，3个月合计，每月不低于 0，不高于 100')
  })
})

describe('the default pack (domain §3.3)', () => {
  const base = packOf('community.v1')
  test.each(base.items.filter(item => item.cap !== null).map(item => [item.code, item] as const))(
    '%s counts up to its cap and not beyond',
    (code, item) => {
      const least = Math.min(...item.deltas)
      const over = times(item.cap! / least + 3, code, least)
      const line = account('community.v1', over).lines.find(one => one.code === code)!
      expect([line.counted, line.cut]).toEqual([item.cap, 3 * least])
    },
  )
  test('30 hours of volunteering make 7.5, 32 the cap', () => {
    const b1 = base.items.find(item => item.code === 'B1')!
    expect([30, 32, 40].map(hours => measuredDelta(b1, hours * 2, []))).toEqual([15, 16, 20])
  })
})

describe('one pack of each shape found (domain §3.1)', () => {
  test('R16: 60 at the year’s beginning, no ceiling; retired and floating members are not scored', () => {
    const year = [...times(50, 'J1', 2), entry('J2', 6), entry('J3', 6), entry('J4', 6), entry('J6', 10)]
    expect(points(account('organ.v1', year).total)).toBe(60 + 50 + 3 + 3 + 3 + 5)
    expect(account('organ.v1', year, { scored: { class: 'retired' } })).toMatchObject({
      total: null,
      class: { name: '离退休党员', scored: 'exempt' },
    })
  })
  test('R17: 70 and up to 30 anew each quarter, bonus outside the hundred', () => {
    const year = [
      ...times(34, 'G1', 2, '2026-02-01'),
      entry('G2', 2, '2026-03-01'),
      ...times(5, 'G1', 2, '2026-05-01'),
      entry('G3', -10, '2026-05-02'),
      entry('G4', -4, '2026-06-02'),
    ]
    expect(periods('company-quarter.v1', year, ['2026Q1', '2026Q2', '2026Q3'])).toEqual([101, 68, 70])
    expect(points(account('company-quarter.v1', year, { until: '2026-09-30' }).total)).toBe(101 + 68 + 70)
    expect(periods('company-quarter.v1', year, ['2026-04', '2026-05', '2026-06'])).toEqual([0, 0, -2])
  })
  test('R18: 70, a fifth of the review and at most 10 of contribution; a veto makes the year nought', () => {
    const p1 = packOf('branch-review.v1').items[0]!
    const review = entry('P1', measuredDelta(p1, 93 * 2, []), '2026-12-01', { amount: 93 * 2 })
    const year = [review, ...times(3, 'P2', 4), entry('P3', 2), entry('P5', 6), entry('P6', -4)]
    expect(review.delta).toBe(37)
    const own = account('branch-review.v1', year)
    expect(points(own.total)).toBe(70 + 18.5 + 10 - 2)
    expect(own.lines.find(line => line.code === 'P1')!.timesText).toBe('93 分')
    expect(account('branch-review.v1', year, { scored: { vetoed: true } })).toMatchObject({ subtotal: 193, total: 0 })
  })
  test('R20: 100 without a ceiling, 40 off for what is not torn down, never below nought', () => {
    expect(points(account('hundred.v1', [entry('H1', 20), entry('H2', -80)]).total)).toBe(70)
    expect(points(account('hundred.v1', times(3, 'H2', -80)).total)).toBe(0)
    expect(points(account('hundred.v1', times(2, 'H1', 20)).total)).toBe(120)
  })
  test('R21: the base is the class’s', () => {
    const of = (own?: string) =>
      points(account('class-base.v1', [entry('Z1', 2)], own ? { scored: { class: own } } : {}).total)
    expect([of(), of('core'), of('frail'), of('probationary')]).toEqual([61, 81, 41, 61])
  })
  test('R22: 80 and 20, the keenest class loses half as much again, the special one is left out', () => {
    const year = [...times(3, 'F2', -10), entry('F3', 40)]
    const of = (own?: string) => account('four-classes.v1', year, own ? { scored: { class: own } } : {}).total
    expect([of(), of('core'), of('floating'), of('special')]).toEqual([170, 155, 200, null])
  })
  test('R24: a fifth of last year is carried, a month’s task gives 6 at most, the county’s award stands outside', () => {
    const year = [
      ...times(2, 'T1', 10, '2026-01-10'),
      ...['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(m => entry('T1', 12, `2026-${m}-10`)),
      ...times(12, 'T2', 2),
      entry('T3', 10),
    ]
    const own = account('carry.v1', year, { scored: { carried: Math.floor(171 / 5) } })
    expect(own).toMatchObject({ base: 40, carried: 34, blocks: 140 + 20, subtotal: 200, honours: 10, total: 210 })
    expect(own.lines.find(line => line.code === 'T1')).toMatchObject({
      raw: 152,
      counted: 144,
      cut: 8,
      capPer: 'month',
    })
    expect(points(account('carry.v1', year.slice(0, 3), { scored: { carried: 34 } }).total)).toBe(20 + 17 + 12)
  })
  test('R26: fifty hours make 60, more is more; a ledger of its own', () => {
    const s1 = packOf('dual-report.v1').items[0]!
    const hours = (count: number) => [
      entry('S1', measuredDelta(s1, count * 2, []), '2026-04-01', { amount: count * 2 }),
    ]
    const of = (count: number) => points(account('dual-report.v1', hours(count), { scored: { class: 'dual' } }).total)
    expect([of(50), of(49), of(80)]).toEqual([60, 58.5, 96])
    expect(account('community.v1', hours(50), { scored: { class: 'dual' } }).total).toBe(null)
    const input = { period: '2026', members: ['m'], months: rebuildMonths(hours(50)), packs: packLibrary }
    expect(pointsOfPeriod({ ...input, ledger: 'dual' })[0]!.yearToDate).toBe(120)
  })
})

test('an account and the monthly totals say the same under every pack', () => {
  for (const { id, items, ledger } of packLibrary) {
    const entries = items.flatMap((item, i) =>
      ['02', '05', '05', '11'].map(month => entry(item.code, item.deltas[0]!, `2026-${month}-1${i % 10}`)),
    )
    for (const period of ['2026-05', '2026Q2', '2026Q4', '2026']) {
      const input = { period, members: ['m'], months: rebuildMonths(entries), packs: [packOf(id)], ledger }
      const { to } = boundsOf(period)
      expect(pointsOfPeriod(input)[0]!.yearToDate).toBe(account(id, entries, { until: to }).total)
    }
  }
})
