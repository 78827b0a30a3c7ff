import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rebuildMonths } from '../../../src-shared/points/months'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { packLibrary, shippedPacks, type PackItem, type PointsPack } from '../../../src-shared/points/pack'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { replay } from '../../../src-shared/points/replay'
import { whatChanges, type Side } from '../../../src-shared/points/what-changes'
import { meeting } from '../meetings/example-meeting'
import { entry, times } from './example-entries'

const community = shippedPacks[0]!
const packOf = (id: string) => packLibrary.find(pack => pack.id === id)!
const withItem = (code: string, more: Partial<PackItem>): PointsPack => ({
  ...{ ...community, id: 'community.v2', version: 2 },
  items: community.items.map(item => (item.code === code ? { ...item, ...more } : item)),
})
const of = (pack: PointsPack, entries: PointsEntry[], meetings: Parameters<typeof replay>[0]['meetings'] = []) =>
  replay({ entries, meetings, pack, packs: shippedPacks })
const tally = ({ entries }: { entries: PointsEntry[] }) => entries.map(one => `${one.rule} ${one.delta}`)

describe('a year replayed under another pack', () => {
  test('attendance is judged anew', () => {
    const was = entriesOfMeeting(meeting(), community)
    const { entries } = of(packOf('organ.v1'), was, [meeting()])
    expect(new Set(tally({ entries }))).toEqual(new Set(['J1 2']))
    expect(entries).toHaveLength(13)
  })
  test('by hand: so many times the old delta are so many times the new one', () => {
    const by = [entry('D2', -6), entry('D2', -12), entry('C1', 8)]
    expect(tally(of(withItem('D2', { deltas: [-4] }), by))).toEqual(['D2 -4', 'D2 -8', 'C1 8'])
  })
  test('of several deltas the one in the same place; what has none keeps its own, and is said', () => {
    const by = [entry('B5', 4), entry('B5', 2), entry('B5', -4, '2026-03-01', { source: 'reversal', reverses: 'e' })]
    const raised = of(withItem('B5', { deltas: [6, 3] }), by)
    expect([tally(raised), [...raised.kept]]).toEqual([['B5 6', 'B5 3', 'B5 -6'], []])
    const fewer = of(withItem('B5', { deltas: [6] }), by)
    expect([tally(fewer), [...fewer.kept]]).toEqual([['B5 4', 'B5 2', 'B5 -4'], [['B5', 3]]])
    const odd = of(withItem('D2', { deltas: [-4] }), [entry('D2', -5)])
    expect([tally(odd), [...odd.kept]]).toEqual([['D2 -5'], [['D2', 1]]])
    expect([...of(community, [...by, entry('D2', -5)]).kept]).toEqual([])
  })
  test('amounts are measured anew', () => {
    const by = [3, 3, 3].map(amount => entry('B1', 0, '2026-03-01', { amount }))
    expect(tally(of(withItem('B1', { deltas: [4] }), by))).toEqual(['B1 3', 'B1 3', 'B1 3'])
  })
  test('what the pack does not have counts no more, and is said', () => {
    const made = of(packOf('organ.v1'), [entry('B1', 1), entry('B1', 1), entry('B2', 2)])
    expect([made.entries, [...made.dropped]]).toEqual([
      [],
      [
        ['B1', 2],
        ['B2', 1],
      ],
    ])
  })
  test('a reversal goes with what it takes back: by hand it stays, of attendance the attendance says it all', () => {
    const [first] = entriesOfMeeting(meeting(), community)
    const hand = entry('D2', -6)
    const back = (one: PointsEntry) => entry(one.rule, -one.delta, one.date, { source: 'reversal', reverses: one.id })
    const all = [first!, back(first!), hand, back(hand)]
    expect(tally(of(withItem('D2', { deltas: [-4] }), all))).toEqual(['D2 -4', 'D2 4'])
  })
})

describe('whom it changes', () => {
  const side = (pack: PointsPack, entries: PointsEntry[], more: Partial<Side> = {}): Side => ({
    ...{ packs: [pack], months: rebuildMonths(entries), scored: new Map(), exempt: new Set<string>() },
    ...more,
  })
  const given = (members: string[]) => ({ until: '2026-12-31', members })
  const b1 = (member: string, n: number) => times(n, 'B1', 1).map(one => ({ ...one, member }))
  test('a lowered cap changes who was above it, and says why', () => {
    const entries = [...b1('x', 16), ...b1('y', 3)]
    const found = whatChanges(given(['x', 'y']), side(community, entries), side(withItem('B1', { cap: 8 }), entries))
    expect(found.changes).toEqual([
      { member: 'x', before: 136, after: 128, reasons: [{ code: 'B1', name: '志愿服务', before: 16, after: 8 }] },
    ])
  })
  test('bands before and after, each of so many that are scored', () => {
    const full = community.items.filter(item => item.group === 'addition').flatMap(item => times(20, item.code, 4))
    const entries = full.map(one => ({ ...one, member: 'x' }))
    const after = {
      ...community,
      bands: [
        { from: 240, name: '优秀候选', note: '' },
        { from: 0, name: '其他', note: '' },
      ],
    }
    const found = whatChanges(
      given(['x', 'y', 'z']),
      side(community, entries, { exempt: new Set(['z']) }),
      side(after, entries),
    )
    const counts = ({ scored, bands }: typeof found.before) => [scored, bands.map(one => `${one.name} ${one.count}`)]
    expect(counts(found.before)).toEqual([2, ['优秀候选 1', '合格 0', '基本合格 1', '不合格候选 0']])
    expect(counts(found.after)).toEqual([3, ['优秀候选 0', '其他 3']])
    expect(found.changes).toEqual([
      { member: 'z', before: null, after: 120, reasons: [{ code: '', name: '免积分改为计分', before: 0, after: 120 }] },
    ])
  })
  test('a month’s sheet is banded by the mean of its months', () => {
    const sheet = {
      ...packOf('month-sheet.v1'),
      bands: [
        { from: 200, name: '满分', note: '' },
        { from: 0, name: '其他', note: '' },
      ],
    }
    const [entries] = [[entry('K12', -10, '2026-05-01', { member: 'x' })]]
    const found = whatChanges(given(['x', 'y']), side(community, []), side(sheet, entries!))
    expect(found.after.bands.map(({ count }) => count)).toEqual([1, 1])
  })
  test('the reasons of one member sum to the whole difference, under any two packs', () => {
    const members = packLibrary.filter(({ ledger }) => ledger === 'members')
    const codes = [...new Set(members.flatMap(({ items }) => items.map(({ code }) => code)))]
    const one = fc.record({
      rule: fc.constantFrom(...codes),
      delta: fc.integer({ min: -30, max: 30 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    const effect = fc.constantFrom('lock' as const, 'zero' as const)
    fc.assert(
      fc.property(
        fc.constantFrom(...members),
        fc.constantFrom(...members),
        fc.array(one, { maxLength: 40 }),
        fc.integer({ min: 1, max: 0xfff }),
        fc.record({
          vetoed: fc.boolean(),
          effects: fc.tuple(effect, effect),
          exempt: fc.tuple(fc.boolean(), fc.boolean()),
        }),
        (was, is, list, months, { vetoed, effects, exempt }) => {
          const entries = list.map(({ rule, delta, month }) =>
            entry(rule, delta, `2026-${String(month).padStart(2, '0')}-15`),
          )
          const scored = new Map([['m', { months, carried: 7, vetoed }]])
          const sideOf = (pack: PointsPack, at: 0 | 1) =>
            side({ ...pack, vetoEffect: effects[at] }, entries, { scored, exempt: new Set(exempt[at] ? ['m'] : []) })
          const found = whatChanges(given(['m']), sideOf(was, 0), sideOf(is, 1))
          for (const { before, after, reasons } of found.changes)
            expect(reasons.reduce((sum, reason) => sum + reason.after - reason.before, before ?? 0)).toBe(after ?? 0)
        },
      ),
    )
  })
})
