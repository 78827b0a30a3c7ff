import { describe, expect, test } from 'vitest'
import { itemOn, packOn, PointsPack, shippedPacks } from '../../../src-shared/points/pack'

const community = shippedPacks[0]!

describe('the default pack (domain §3.3)', () => {
  test('fits its schema and says where every item comes from', () => {
    expect(PointsPack.parse(community)).toEqual(community)
    expect(community.items.every(item => item.source)).toBe(true)
    expect(community.vetoes.map(veto => veto.code)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6'])
  })
  test('in half points', () => {
    const table = community.items.map(({ code, deltas, cap }) => [code, deltas, cap])
    expect(table).toEqual([
      ['A1', [1], 16],
      ['A2', [1], 12],
      ['A3', [1], 12],
      ['B1', [1], 16],
      ['B2', [2], 8],
      ['B3', [2], 6],
      ['B4', [2], 4],
      ['B5', [4, 2], 6],
      ['D1', [-4], null],
      ['D2', [-6], null],
      ['D3', [-6], null],
      ['D4', [-10], null],
      ['D5', [-20], null],
      ['C1', [2, 4, 6, 8, 10], 10],
    ])
    expect([community.base.points, community.floor, community.ceiling]).toEqual([120, 0, 200])
  })
  test('base and all caps make exactly the ceiling', () => {
    const caps = community.items.filter(item => item.group === 'addition').reduce((sum, item) => sum + item.cap!, 0)
    expect(community.base.points + caps).toBe(community.ceiling)
  })
})

test('trap 3: the date of the fact chooses the version', () => {
  const next: PointsPack = {
    ...community,
    id: 'community.v2',
    version: 2,
    from: '2026-07-01',
    items: community.items.slice(1),
  }
  const packs = [next, community]
  expect(packOn(packs, '2025-12-31')).toBeUndefined()
  expect(packOn(packs, '2026-06-30')!.version).toBe(1)
  expect(packOn(packs, '2026-07-01')!.version).toBe(2)
  expect(itemOn(packs, '2026-08-01', 'A1')!.cap).toBe(16)
  expect(itemOn(packs, '2026-08-01', 'Z9')).toBeUndefined()
})
