import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf } from '../../../src-shared/points/account'
import type { Scored } from '../../../src-shared/points/balance'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { measuredDelta } from '../../../src-shared/points/measured'
import { monthsOnRoster, wholeYear } from '../../../src-shared/points/months-on-roster'
import {
  itemOn,
  packLibrary,
  packsInForce,
  packOn,
  shippedPacks,
  type PointsPack,
} from '../../../src-shared/points/pack'
import { rebuildMonths } from '../../../src-shared/points/months'
import { pointsOfPeriod } from '../../../src-shared/points/quarter'
import { entry, times } from './example-entries'

const community = shippedPacks[0]!
const of = (entries: PointsEntry[], scored: Scored = {}, packs: readonly PointsPack[] = shippedPacks) =>
  accountOf({ member: 'm', year: 2026, until: '2026-12-31', entries, packs, scored })
const itemOf = (code: string) => itemOn(shippedPacks, '2026-06-01', code)!

describe('trap 6: who comes or leaves during the year', () => {
  const months = (...spans: { from?: string; to?: string }[]) => monthsOnRoster(spans, 2026)
  test('who was here when the books began has the whole base', () => {
    expect(months({})).toBe(wholeYear)
    expect(of([], { months: months({}) }).base).toBe(120)
  })
  test('who came in April has nine months of twelve', () => {
    expect(of([], { months: months({ from: '2026-04-10' }) }).base).toBe(90)
  })
  test('who left on 15 June has six, and on the first day of June five', () => {
    expect(of([], { months: months({ to: '2026-06-15' }) }).base).toBe(60)
    expect(of([], { months: months({ to: '2026-06-01' }) }).base).toBe(50)
  })
  test('moving from branch to branch takes nothing', () => {
    expect(months({ to: '2026-05-20' }, { from: '2026-05-20' })).toBe(wholeYear)
  })
  test('rounded down to half points', () => {
    const base = { ...community.base, points: 121 }
    expect(of([], { months: months({ from: '2026-08-31' }) }, [{ ...community, base }]).base).toBe(50)
  })
  test('a month’s sheet has a base in the months on the roster only', () => {
    const sheet = [packLibrary.find(({ cycle }) => cycle === 'month')!]
    expect(of([], { months: months({ from: '2026-11-03' }) }, sheet).total).toBe(2 * 200)
  })
  test('a pack that does not prorate gives the whole base', () => {
    const base = { ...community.base, prorated: 'none' as const }
    expect(of([], { months: 1 }, [{ ...community, base }]).base).toBe(120)
  })
})

describe('classes (domain §3.5)', () => {
  test('trap 5: exempt is 免 and not nought, and has no line in sums', () => {
    const account = of(times(3, 'A1', 1), { class: 'frail' })
    expect([account.total, account.class]).toEqual([
      null,
      { code: 'frail', name: '年老体弱、长期患病', scored: 'exempt' },
    ])
  })
  test('支委 where the branch resolved so lose half as much again for an absence', () => {
    expect(of(times(1, 'D1', -4), { class: 'core' }).deductions).toBe(-6)
    expect(of(times(1, 'D1', -4)).deductions).toBe(-4)
  })
  test('a class may begin with nought', () => {
    const packs = [{ ...community, base: { ...community.base, byClass: { core: 0 } } }]
    expect(of([], { class: 'core' }, packs).base).toBe(0)
    expect(of([], {}, packs).base).toBe(120)
  })
  test('a multiplied sum is rounded towards nought', () => {
    const core = { ...community.classes[0]!, multiply: [{ items: ['A1', 'D1'], numerator: 3, denominator: 2 }] }
    const packs = [{ ...community, classes: [core] }]
    expect(of([entry('A1', 1), entry('D1', -1)], { class: 'core' }, packs)).toMatchObject({
      additions: 1,
      deductions: -1,
    })
  })
  test('what does not apply to 协管 is neither added nor taken off, and the entries stay to be seen', () => {
    const account = of([...times(4, 'B1', 1), entry('D1', -4), entry('A1', 1)], { class: 'assisted' })
    expect(account).toMatchObject({ additions: 1, deductions: 0 })
    expect(account.lines.find(({ code }) => code === 'B1')).toMatchObject({ raw: 0, counted: 0 })
    expect(account.lines.find(({ code }) => code === 'B1')!.entries).toHaveLength(4)
  })
})

describe('honours, vetoes and caps', () => {
  test('honours stand outside the ceiling, up to their own cap', () => {
    const full = community.items.filter(item => item.group === 'addition').flatMap(item => times(40, item.code, 4))
    expect(of([...full, ...times(2, 'C1', 8)])).toMatchObject({ subtotal: 200, honours: 10, total: 210 })
  })
  test('9: a veto that locks the rating leaves the points as they are', () => {
    expect(of([entry('B2', 2)], { vetoed: true }).total).toBe(122)
  })
  test('a cap by the month begins anew with each month', () => {
    const items = community.items.map(item =>
      item.code === 'B2' ? { ...item, cap: 4, capPer: 'month' as const } : item,
    )
    const entries = [...times(3, 'B2', 2, '2026-03-01'), ...times(3, 'B2', 2, '2026-04-01')]
    const { lines } = of(entries, {}, [{ ...community, items }])
    expect(lines.find(({ code }) => code === 'B2')).toMatchObject({ raw: 12, counted: 8, cut: 4 })
  })
  test('4: a cap on deductions holds them by size', () => {
    const items = community.items.map(item => (item.code === 'D1' ? { ...item, cap: 6 } : item))
    expect(of(times(3, 'D1', -4), {}, [{ ...community, items }]).deductions).toBe(-6)
  })
})

describe('measured items', () => {
  const b1 = itemOf('B1')
  test('three times fifty minutes and more are not lost one by one', () => {
    const made: { amount: number; delta: number }[] = []
    for (const amount of [3, 3, 3]) made.push({ amount, delta: measuredDelta(b1, amount, made) })
    expect(made.map(({ delta }) => delta)).toEqual([0, 1, 1])
  })
  test('any order of entries and of those taken back sums to the whole part of the amounts', () => {
    const amount = fc.integer({ min: 1, max: 15 })
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 10 }), (amounts, back) => {
        const made: { amount: number; delta: number }[] = []
        const add = (one: number) => made.push({ amount: one, delta: measuredDelta(b1, one, made) })
        amounts.forEach(add)
        ;[...new Set(back.filter(i => i < amounts.length))].forEach(i => add(-amounts[i]!))
        const sum = (part: (one: (typeof made)[number]) => number) => made.reduce((total, one) => total + part(one), 0)
        expect(sum(one => one.delta)).toBe(Math.floor(sum(one => one.amount) / 4))
      }),
    )
  })
})

describe('packs of an office', () => {
  const own = { ...community, id: 'own.v1', from: '2026-09-01' }
  test('before the first that was adopted the shipped one holds, behind it none but those', () => {
    const packs = packsInForce([own])
    expect([packOn(packs, '2026-08-31')!.id, packOn(packs, '2026-09-01')!.id]).toEqual(['community.v1', 'own.v1'])
    const earlier = packsInForce([{ ...own, from: '2025-01-01' }])
    expect([packOn(earlier, '2026-08-31')!.id, earlier.length]).toEqual(['own.v1', 1])
  })
  test('of two of one day the later adopted one holds', () => {
    expect(packOn(packsInForce([own, { ...own, id: 'own.v2' }]), '2026-10-01')!.id).toBe('own.v2')
  })
  test('a pack for 双报到 leaves the ledger of the members alone', () => {
    const dual = packLibrary.find(({ ledger }) => ledger === 'dual')!
    const packs = packsInForce([dual])
    expect([packOn(packs, '2026-10-01')!.id, packOn(packs, '2026-10-01', 'dual')!.id]).toEqual([
      'community.v1',
      'dual-report.v1',
    ])
  })
})

test('11: one member has one account, whichever branches the facts stood in', () => {
  const entries = [entry('B2', 8, '2026-03-01'), entry('B2', 8, '2026-08-01', { branch: 'b2' })]
  const [row] = pointsOfPeriod({ period: '2026', members: ['m'], months: rebuildMonths(entries), packs: shippedPacks })
  expect(row!.yearToDate).toBe(120 + 8)
})
