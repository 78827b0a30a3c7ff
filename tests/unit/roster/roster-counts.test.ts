import { describe, expect, it } from 'vitest'
import type { Member } from '../../../src-shared/roster/member'
import { countsByBranch, inTreeOrder, rosterOn } from '../../../src-shared/roster/roster-counts'
import type { Organisation } from '../../../src-shared/roster/organisation'

const base = { partyStatus: 'normal', lostContact: false, floating: false } as const
const members: Member[] = [
  { ...base, id: '1', name: '王强', membership: 'full', regularised: '2010-07-01' },
  { ...base, id: '2', name: '丁一', membership: 'full', regularised: '2026-07-01' },
  { ...base, id: '3', name: '张华', membership: 'full' },
  { ...base, id: '4', name: '李明', membership: 'full', deletedAt: '2026-01-01' },
]
const memberships = [
  { id: 'a1', member: '1', organisation: 'b', to: '2026-03-01' },
  { id: 'a2', member: '1', organisation: 'c', from: '2026-03-01' },
  { id: 'a3', member: '2', organisation: 'b' },
  { id: 'a4', member: '3', organisation: 'b' },
  { id: 'a5', member: '4', organisation: 'b' },
  { id: 'a6', member: '3', organisation: 'c', deletedAt: '2026-01-01' },
]
const organisations: Organisation[] = [
  { id: 'c', kind: 'branch', name: 'C', parent: 'top' },
  { id: 'b', kind: 'branch', name: 'B', parent: 'top' },
  { id: 'top', kind: 'committee', name: 'Z' },
  { id: 'g', kind: 'group', name: 'A', parent: 'c' },
]
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const counts = (day: string) =>
  countsByBranch(day, { members, memberships, organisations }, compare).map(c => [
    c.branch,
    c.members,
    c.full,
    c.probationary,
  ])

describe('the roster as of a day', () => {
  it.each([
    ['2024-09-09', []],
    ['2024-09-10', ['n']],
    ['2024-10-01', ['n']],
  ])('has nobody before the day they joined the party: %s', (day, expected) => {
    const newcomer = [{ ...base, id: 'n', name: '新人', membership: 'probationary' as const, joined: '2024-09-10' }]
    const found = rosterOn(day, newcomer, [{ member: 'n', organisation: 'b' }])
    expect(found.map(({ member }) => member.id)).toEqual(expected)
  })

  it('takes a month for joined where the day is not known', () => {
    const newcomer = [{ ...base, id: 'n', name: '新人', membership: 'full' as const, joined: '2024-09' }]
    expect(rosterOn('2024-08-31', newcomer, [{ member: 'n', organisation: 'b' }])).toEqual([])
    expect(rosterOn('2024-09-01', newcomer, [{ member: 'n', organisation: 'b' }])).toHaveLength(1)
  })

  it('counts a member where they belonged on that day: a transfer moves nobody in the past', () => {
    expect(rosterOn('2026-02-28', members, memberships).filter(r => r.member.id === '1')).toMatchObject([
      { organisation: 'b' },
    ])
    expect(rosterOn('2026-03-01', members, memberships).filter(r => r.member.id === '1')).toMatchObject([
      { organisation: 'c' },
    ])
  })

  it('counts full and probationary as they were on that day, branches without members too', () => {
    expect(counts('2026-02-28')).toEqual([
      ['B', 3, 2, 1],
      ['C', 0, 0, 0],
    ])
    expect(counts('2026-07-01')).toEqual([
      ['B', 2, 2, 0],
      ['C', 1, 1, 0],
    ])
  })

  it('has each organisation before those below it', () => {
    expect(inTreeOrder(organisations, compare).map(o => o.id)).toEqual(['top', 'b', 'c', 'g'])
  })
})
