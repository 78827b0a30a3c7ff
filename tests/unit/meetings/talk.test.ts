import { describe, expect, test } from 'vitest'
import { committeeOn, pairOf, TalkPack, talkPack } from '../../../src-shared/meetings/talk'
import { talkDuties } from '../../../src-shared/meetings/talk-duties'

const committee = new Set(['a', 'b', 'c'])
const members = ['a', 'b', 'c', 'd', 'e']
const talk = (one: string, other: string) => ({ one, other, pair: pairOf(committee, one, other) })
const states = (talks: ReturnType<typeof talk>[], isOver = false) =>
  talkDuties({ members, committee }, talks, isOver).map(({ pair, required, held, state }) => [
    pair,
    held,
    required,
    state,
  ])

test('the shipped talks fit their schema', () => {
  expect(TalkPack.parse(talkPack)).toEqual(talkPack)
})

test('the pair follows from who sat on the committee on that day', () => {
  expect([pairOf(committee, 'a', 'b'), pairOf(committee, 'd', 'a'), pairOf(committee, 'd', 'e')]).toEqual([
    'committee',
    'mixed',
    'members',
  ])
  const posts = [
    { post: 'secretary' as const, member: 'a', from: '2026-01-01' },
    { post: 'committeeMember' as const, member: 'b', to: '2026-03-01' },
    { post: 'groupLeader' as const, member: 'd' },
  ]
  expect([...committeeOn(posts, '2026-02-28')]).toEqual(['a', 'b'])
  expect([...committeeOn(posts, '2026-03-01')]).toEqual(['a'])
})

describe('what is owed in a year (条例 §19)', () => {
  test('every committee member with another, every other member with one of them, members among themselves', () => {
    expect(states([])).toEqual([
      ['committee', 0, 3, 'open'],
      ['mixed', 0, 2, 'open'],
      ['members', 0, 2, 'open'],
    ])
    expect(states([talk('a', 'b'), talk('b', 'c'), talk('a', 'd')])).toEqual([
      ['committee', 3, 3, 'held'],
      ['mixed', 1, 2, 'open'],
      ['members', 0, 2, 'open'],
    ])
  })
  test('the year over, what is missing is overdue, by name', () => {
    const [, mixed] = talkDuties({ members, committee }, [talk('a', 'd')], true)
    expect(mixed).toMatchObject({ state: 'overdue', missing: ['e'] })
  })
  test('a branch with a secretary alone owes nothing among the committee; one without any nothing with it', () => {
    const of = (sitting: string[]) =>
      talkDuties({ members, committee: new Set(sitting) }, [], true).map(row => row.state)
    expect(of(['a'])).toEqual(['not-applicable', 'overdue', 'overdue'])
    expect(of([])).toEqual(['not-applicable', 'not-applicable', 'overdue'])
  })
})
