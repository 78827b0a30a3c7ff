import { expect, test } from 'vitest'
import { unitsOn, type FormerUnit } from '../../../src-shared/roster/former-unit'
import type { Organisation } from '../../../src-shared/roster/organisation'

const unit = (more: Partial<Organisation> = {}): Organisation => ({
  id: 'u',
  kind: 'branch',
  name: '今',
  parent: 'c',
  ...more,
})
const was = (until: string, name: string): FormerUnit => ({
  id: until,
  organisation: 'u',
  until,
  kind: 'branch',
  name,
  parent: 'c',
})
const nameOn = (day: string, former: FormerUnit[]) => unitsOn(day, [unit()], former)[0]?.name

test('a unit is what it was until the first change behind the day, whatever the order of the rows', () => {
  const former = [was('2026-06-01', '中'), was('2024-01-01', '初')]
  for (const rows of [former, [...former].reverse()])
    expect(['2023-12-31', '2024-01-01', '2026-05-31', '2026-06-01'].map(day => nameOn(day, rows))).toEqual([
      '初',
      '中',
      '中',
      '今',
    ])
})

test('before it was founded and from the day it was dissolved there is none', () => {
  const there = (day: string) => unitsOn(day, [unit({ founded: '2025-03', dissolved: '2026-08-01' })], []).length
  expect(['2025-02-28', '2025-03-01', '2026-07-31', '2026-08-01'].map(there)).toEqual([0, 1, 1, 0])
})

test('what hung on a unit that did not stand yet hangs on the community, which always stands', () => {
  const root = unit({ id: 'c', kind: 'committee', parent: undefined, founded: '2026-01-01' })
  const over = unit({ id: 'o', kind: 'generalBranch', parent: 'c', founded: '2026-06-01' })
  const parents = (day: string) =>
    unitsOn(day, [root, over, unit({ parent: 'o' })], []).map(({ id, parent }) => [id, parent])
  expect(parents('2025-12-31')).toEqual([
    ['c', undefined],
    ['u', 'c'],
  ])
  expect(parents('2026-06-01')).toEqual([
    ['c', undefined],
    ['o', 'c'],
    ['u', 'o'],
  ])
})
