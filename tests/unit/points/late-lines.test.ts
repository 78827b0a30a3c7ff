import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountOf } from '../../../src-shared/points/account'
import type { Scored } from '../../../src-shared/points/balance'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { rebuildMonths } from '../../../src-shared/points/months'
import { packLibrary, type PointsPack } from '../../../src-shared/points/pack'
import { pointsOfPeriod } from '../../../src-shared/points/quarter'

const packNamed = (id: string): PointsPack => ({ ...packLibrary.find(pack => pack.id === id)!, from: '2025-01-01' })
let made = 0
const line = (rule: string, delta: number, date: string, period?: string): PointsEntry => ({
  ...{ id: `e${++made}`, member: 'm', branch: 'b', rule, pack: 'p', date, delta, source: 'hand', note: '' },
  ...(period !== undefined && { period }),
})
/** A member's line of a period, counted from the monthly totals; what stands for an earlier year is given beside. */
function points(id: string, entries: PointsEntry[], period: string, scored: Scored = {}) {
  const months = rebuildMonths(entries)
  const year = period.slice(0, 4)
  const of = (one: string) => months.filter(month => month.id.slice(-7).startsWith(one))
  const [row] = pointsOfPeriod({
    ...{ period, members: ['m'], months: of(year), packs: [packNamed(id)] },
    scored: new Map([['m', scored]]),
    earlier: [{ year: Number(year) - 1, months: of(String(Number(year) - 1)), scored: new Map() }],
  })
  return [row!.total, row!.yearToDate]
}
const account = (id: string, entries: PointsEntry[], until: string, scored?: Scored) =>
  accountOf({
    ...{ member: 'm', year: Number(until.slice(0, 4)), until, entries, packs: [packNamed(id)] },
    ...(scored && { scored }),
  })

describe('what comes late is judged in the month of its fact, and counts in the one it stands in', () => {
  it('a deduction of a month’s block that is taken back later is given back, though that month’s block is full', () => {
    const fault = line('K21', -4, '2026-09-10')
    const whole = points('month-sheet.v1', [], '2026-10')
    const late = [fault, line('K21', 4, '2026-09-10', '2026-10')]
    expect(points('month-sheet.v1', late, '2026-09')[1]).toBe(points('month-sheet.v1', [fault], '2026-09')[1])
    expect(points('month-sheet.v1', late, '2026-10')).toEqual([whole[0]! + 4, whole[1]])
    expect(account('month-sheet.v1', late, '2026-10-31').total).toBe(whole[1])
  })

  it('what a month’s cap had cut costs nothing when it is taken back later', () => {
    const september = [1, 2].map(day => line('T1', 16, `2026-09-0${day}`))
    const before = points('carry.v1', september, '2026-10')
    const late = [...september, line('T1', -16, '2026-09-02', '2026-10')]
    expect(points('carry.v1', late, '2026-10')).toEqual(before)
    expect(account('carry.v1', late, '2026-10-31').total).toBe(before[1])
  })

  it('a year that is over is changed by what its own caps say, and the difference is of the year it stands in', () => {
    const year = Array.from({ length: 20 }, (_, i) => line('A1', 1, `2025-${String((i % 12) + 1).padStart(2, '0')}-05`))
    const over = [...year, line('A1', -1, '2025-12-05', '2026-01')]
    expect(points('community.v1', over, '2026-01')).toEqual(points('community.v1', [], '2026-01'))
    const under = [...year.slice(0, 4), line('A1', -1, '2025-04-05', '2026-01')]
    const empty = points('community.v1', [], '2026-01')
    expect(points('community.v1', under, '2026-01')).toEqual([empty[0]! - 1, empty[1]! - 1])
    expect(account('community.v1', under, '2026-01-31')).toMatchObject({ adjusted: -1, total: empty[1]! - 1 })
  })

  it('a class that begins in October leaves what September was worth as it was', () => {
    const entries = [line('D1', -4, '2026-09-10'), line('D1', -4, '2026-10-10')]
    const classes = Array.from({ length: 12 }, (_, i) => (i >= 9 ? 'core' : undefined))
    const scored = { class: 'core', classes }
    expect(points('community.v1', entries, '2026-09', scored)).toEqual(points('community.v1', entries, '2026-09'))
    expect(points('community.v1', entries, '2026-10', scored)[0]).toBe(-6)
    expect(account('community.v1', entries, '2026-10-31', scored).deductions).toBe(-10)
  })

  it.each([
    [
      'community.v1',
      [
        ['A1', 1],
        ['A2', 1],
        ['B2', 4],
        ['D1', -4],
      ],
    ],
    [
      'carry.v1',
      [
        ['T1', 4],
        ['T1', 10],
      ],
    ],
    [
      'month-sheet.v1',
      [
        ['K21', -4],
        ['K21', -20],
      ],
    ],
  ] as const)(
    'however late things come under %s, the year’s end is a recount, and the months add up to it',
    (pack, rules) => {
      const rule = fc.constantFrom(...rules)
      const month = fc.integer({ min: 1, max: 12 })
      const some = fc.array(fc.record({ rule, fact: month, late: fc.nat({ max: 6 }), back: fc.boolean() }), {
        maxLength: 30,
      })
      fc.assert(
        fc.property(some, list => {
          const name = (number: number) => `2026-${String(number).padStart(2, '0')}`
          const entries = list.map(({ rule: [code, delta], fact, late, back }) =>
            line(code, (back ? -1 : 1) * delta, `${name(fact)}-15`, late ? name(Math.min(12, fact + late)) : undefined),
          )
          const onTime = entries.map(({ period: _, ...entry }) => entry)
          const end = points(pack, entries, '2026')[1]
          expect(end).toBe(points(pack, onTime, '2026')[1])
          expect(end).toBe(account(pack, entries, '2026-12-31').total)
          const months = Array.from({ length: 12 }, (_, i) => points(pack, entries, name(i + 1))[0]!)
          expect(months.reduce((sum, total) => sum + total, 0)).toBe(points(pack, entries, '2026')[0])
        }),
      )
    },
  )
})
