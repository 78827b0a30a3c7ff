import { describe, expect, it } from 'vitest'
import { decide, type Decisions } from '../../../src-shared/roster/roster-import/decisions'
import type { RosterMatch } from '../../../src-shared/roster/roster-import/match-roster'
import { branch } from './sheet-of'

const number = '11010519491231002X'
const change = (field: 'phone' | 'branch' | 'address', before: string, after: string) => ({
  field,
  label: field,
  before,
  after,
})
const value = { name: '王强', membership: 'full' as const, branch }
const doubtful = (row: number, existing: string, more: Partial<RosterMatch> = {}): RosterMatch => ({
  row,
  action: 'doubtful',
  value: { ...value, phone: '2' },
  existing,
  changes: [change('phone', '1', '2')],
  reason: '存疑',
  ...more,
})
const changed = (row: number, existing: string): RosterMatch => ({
  row,
  action: 'changed',
  value: { ...value, phone: '2', address: '乙' },
  existing,
  changes: [change('phone', '1', '2'), change('address', '甲', '乙')],
})
const decided = (matches: RosterMatch[], decisions: Decisions, holder?: string) =>
  decide(matches, decisions, () => holder)
const codes = (matches: RosterMatch[], decisions: Decisions, holder?: string) =>
  decided(matches, decisions, holder).problems.map(({ row, code }) => [row, code])

describe('a decision about a doubtful row', () => {
  it('takes it for the member shown, for somebody else, or leaves it out', () => {
    const rows = [doubtful(2, 'a'), doubtful(3, 'b'), doubtful(4, 'c'), doubtful(5, 'd')]
    const { matches, problems } = decided(rows, {
      2: { way: 'update', member: 'a' },
      3: { way: 'add', member: 'b' },
      4: { way: 'leave' },
    })
    expect(problems).toEqual([])
    expect(matches.map(({ row, action, existing }) => [row, action, existing])).toEqual([
      [2, 'changed', 'a'],
      [3, 'new', undefined],
      [5, 'doubtful', 'd'],
    ])
  })

  it('takes it for the one of several who was chosen, with what it changes of theirs', () => {
    const candidates = ['a', 'b'].map(existing => ({
      existing,
      changes: existing === 'a' ? [change('phone', '1', '2')] : [],
      onBooks: value,
    }))
    const rows = [2, 3].map(row => doubtful(row, 'a', { candidates }))
    const chosen = { 2: { way: 'update', member: 'b' }, 3: { way: 'update', member: 'a' } } as const
    expect(decided(rows, chosen).matches).toMatchObject([
      { row: 2, action: 'same', existing: 'b' },
      { row: 3, action: 'changed', existing: 'a' },
    ])
    const { open } = decided(rows, { 2: { way: 'update', member: 'b' } })
    expect([open.get(2), open.get(3)]).toEqual([['a', 'b'], ['a']])
    expect(codes(rows, { 2: { way: 'update', member: 'b' }, 3: { way: 'update', member: 'b' } })).toEqual([
      [2, 'decision-twice'],
      [3, 'decision-twice'],
    ])
    expect(codes(rows, { 2: { way: 'update', member: 'c' } })).toEqual([[2, 'decision-outdated']])
    expect(decided(rows, { 2: { way: 'add', member: 'a' } }).matches[0]).toMatchObject({ action: 'new' })
  })

  it('holds only for the member it was made about', () => {
    expect(codes([doubtful(2, 'b')], { 2: { way: 'update', member: 'a' } })).toEqual([[2, 'decision-outdated']])
    expect(codes([doubtful(2, 'b')], { 2: { way: 'add' } })).toEqual([[2, 'decision-outdated']])
  })

  it('enters nobody anew under the identity number of a member on the books', () => {
    const row = doubtful(2, 'a', { value: { ...value, idNumber: number } })
    expect(codes([row], { 2: { way: 'add', member: 'a' } }, 'a')).toEqual([[2, 'decision-id-taken']])
    expect(decided([row], {}, 'a').ways.get(2)).toEqual(['update', 'leave'])
  })

  it('gives nobody the identity number of another member', () => {
    const row = doubtful(2, 'a', { value: { ...value, idNumber: number } })
    expect(codes([row], { 2: { way: 'update', member: 'a' } }, 'b')).toEqual([[2, 'decision-way']])
    expect(decided([row], {}, 'b').ways.get(2)).toEqual(['leave'])
  })

  it('lets one row only write to a member', () => {
    const twice = [changed(2, 'a'), doubtful(3, 'a')]
    const update = { 3: { way: 'update', member: 'a' } } as const
    expect(codes(twice, update)).toEqual([[3, 'decision-twice']])
    expect(decided(twice, {}).ways.get(3)).toEqual(['add', 'leave'])
    expect(codes(twice, { ...update, 2: { way: 'leave' } })).toEqual([])
    const both = { 2: { way: 'update', member: 'a' }, 3: { way: 'update', member: 'a' } } as const
    expect(codes([doubtful(2, 'a'), doubtful(3, 'a')], both)).toEqual([
      [2, 'decision-twice'],
      [3, 'decision-twice'],
    ])
  })
})

describe('a decision about a changed row', () => {
  it('keeps it out, or single fields as the books have them', () => {
    const rows = [changed(2, 'a'), changed(3, 'b'), changed(4, 'c'), changed(5, 'd')]
    const { matches } = decided(rows, {
      2: { way: 'leave' },
      3: { way: 'update', keep: ['phone'] },
      4: { way: 'update', keep: ['phone', 'address'] },
    })
    expect(matches.map(({ row, action, changes }) => [row, action, changes?.map(({ field }) => field)])).toEqual([
      [3, 'changed', ['address']],
      [4, 'same', []],
      [5, 'changed', ['phone', 'address']],
    ])
    expect(matches[0]!.value).not.toHaveProperty('phone')
  })

  it('names only fields that differ', () => {
    expect(codes([changed(2, 'a')], { 2: { way: 'update', keep: ['sex'] } })).toEqual([[2, 'decision-field']])
    expect(codes([changed(2, 'a')], { 2: { way: 'leave', keep: ['phone'] } })).toEqual([[2, 'decision-field']])
  })
  it('cannot make somebody else of a member who is known', () => {
    expect(codes([changed(2, 'a')], { 2: { way: 'add', member: 'a' } })).toEqual([[2, 'decision-way']])
  })
})

it('a decision about a row that needs none, or is not there, is refused', () => {
  const rows: RosterMatch[] = [
    { row: 2, action: 'new', value },
    { row: 3, action: 'same', value, existing: 'a' },
    { row: 4, action: 'refused', value },
  ]
  const leave = { way: 'leave' } as const
  expect(codes(rows, { 2: leave, 3: leave, 4: leave, 9: leave })).toEqual([
    [2, 'decision-not-open'],
    [3, 'decision-not-open'],
    [4, 'decision-not-open'],
    [9, 'decision-row-unknown'],
  ])
})
