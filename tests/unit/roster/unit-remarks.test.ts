import { describe, expect, it } from 'vitest'
import { termEnd, unitRemarks, type UnitState } from '../../../src-shared/roster/unit-remarks'

const day = '2026-11-22'
const codes = (state: Partial<UnitState>) =>
  unitRemarks({ unit: { kind: 'branch', parent: 'c' }, members: 0, full: 0, posts: [], ...state }, day).map(
    ({ code }) => code,
  )
const held = (...posts: UnitState['posts'][number]['post'][]) => posts.map(post => ({ post }))
const three = held('secretary', 'organisationMember', 'publicityMember')

describe('thresholds of a branch (domain §2.2)', () => {
  it('full members count for 3: two and a probationary one are too few, three are not', () => {
    expect(codes({ members: 3, full: 2, posts: held('secretary') })).toEqual(['branch-small'])
    expect(codes({ members: 3, full: 3, posts: held('secretary') })).toEqual([])
  })
  it('a joint branch is the answer to few members, not a fault', () => {
    expect(
      codes({
        unit: { kind: 'branch', parent: 'c', branchKind: 'joint' },
        members: 2,
        full: 2,
        posts: held('secretary'),
      }),
    ).toEqual([])
  })
  it('all members count for 50', () => {
    expect(codes({ members: 50, full: 40, posts: three })).toEqual([])
    expect(codes({ members: 51, full: 40, posts: three })).toEqual(['branch-large'])
  })
  it('trap 7: six full members need no committee, seven do', () => {
    expect(codes({ members: 9, full: 6, posts: held('secretary') })).toEqual([])
    expect(codes({ members: 7, full: 7, posts: held('secretary') })).toEqual(['no-committee'])
    expect(codes({ members: 7, full: 7, posts: three })).toEqual([])
  })
  it('a committee has at most seven; part-time members are none of them', () => {
    const seven = [...three, ...held('disciplineMember', 'deputySecretary', 'committeeMember', 'committeeMember')]
    expect(codes({ members: 20, full: 20, posts: [...seven, ...held('partTimeMember')] })).toEqual([])
    expect(codes({ members: 20, full: 20, posts: [...seven, ...held('committeeMember')] })).toEqual(['committee-large'])
  })
  it('temporary and functional branches have no members of their own', () => {
    const unit = { kind: 'branch', parent: 'c', branchKind: 'temporary' } as const
    expect(codes({ unit })).toEqual([])
    expect(codes({ unit, members: 1, full: 1 })).toEqual(['branch-without-members'])
  })
  it('an empty branch is asked for nothing', () => expect(codes({})).toEqual([]))
})

describe('the level of the community', () => {
  const level = (members: number, kind: 'committee' | 'generalBranch' | 'branch') =>
    codes({ unit: { kind }, members, full: members })
  it.each([
    [50, 'branch'],
    [51, 'generalBranch'],
    [99, 'generalBranch'],
    [100, 'committee'],
  ] as const)('%i members: %s', (members, fitting) => {
    for (const kind of ['committee', 'generalBranch', 'branch'] as const)
      expect(level(members, kind), kind).toEqual(kind === fitting ? [] : ['community-level'])
  })
})

describe('the term', () => {
  it('is three years for a branch and five for the community', () => {
    expect(termEnd({ parent: 'c', elected: '2023-11-30' })).toBe('2026-11-30')
    expect(termEnd({ elected: '2021-11' })).toBe('2026-11')
    expect(termEnd({ parent: 'c', elected: '2024-02-29' })).toBe('2027-02-28')
    expect(termEnd({ parent: 'c' })).toBeUndefined()
  })
  it('is named half a year ahead, and when it is over', () => {
    const of = (elected: string) => codes({ unit: { kind: 'branch', parent: 'c', elected } })
    expect(of('2024-05-23')).toEqual([])
    expect(of('2024-05-22')).toEqual(['term-ending'])
    expect(of('2023-11-22')).toEqual(['term-ending'])
    expect(of('2023-11-21')).toEqual(['term-over'])
  })
})
