import { describe, expect, it } from 'vitest'
import { problem } from '../../../src-shared/problem'
import type { Member } from '../../../src-shared/roster/member'
import { matchRoster, type RosterBooks } from '../../../src-shared/roster/roster-import/match-roster'
import type { RosterValue } from '../../../src-shared/roster/roster-import/roster-fields'
import { branch, today } from './sheet-of'

const other = '中共安平社区东湖花园支部委员会'
const member = (id: string, more: Partial<Member>): Member => ({
  id,
  name: '王强',
  membership: 'full',
  ...more,
})
const books = (...members: Member[]): RosterBooks => ({
  members,
  memberships: members.map(m => ({ id: `of-${m.id}`, member: m.id, organisation: 'a' })),
  organisations: [
    { id: 'a', kind: 'branch', name: branch },
    { id: 'b', kind: 'branch', name: other },
  ],
  floatings: [],
  losses: [],
  votingHalts: [],
})
const one = (value: Partial<RosterValue>, known: RosterBooks) => {
  const rows = [{ row: 2, value: { name: '王强', membership: 'full', branch, ...value } as RosterValue }]
  return matchRoster({ rows, problems: [] }, known, today)[0]!
}
const changed = (value: Partial<RosterValue>, known: RosterBooks) =>
  one(value, known).changes?.map(({ label, before, after }) => [label, before, after])

const id = '11010519491231002X'
const otherId = '110105194912310038'

describe('a row and the books', () => {
  it('with an error is refused; a warning refuses nothing', () => {
    const rows = [
      { row: 2, value: { name: '王强' } },
      { row: 3, value: { name: '李明', membership: 'full' as const, branch } },
    ]
    const problems = [
      problem('required', '', { row: 2 }),
      { ...problem('sex-contradicts-id', '', { row: 3 }), severity: 'warning' as const },
    ]
    expect(matchRoster({ rows, problems }, books(), today).map(match => match.action)).toEqual(['refused', 'new'])
  })

  it('is the same, or changed, by identity number', () => {
    expect(one({ idNumber: id }, books(member('1', { idNumber: id })))).toMatchObject({ action: 'same', existing: '1' })
    expect(changed({ idNumber: id, phone: '138' }, books(member('1', { idNumber: id, phone: '139' })))).toEqual([
      ['联系电话', '139', '138'],
    ])
  })

  it('is known by its own 编号, whatever else was changed in the sheet', () => {
    const known = books(member('1', { idNumber: id }), member('2', { name: '李明', idNumber: otherId }))
    const of = (value: Partial<RosterValue>) =>
      matchRoster({ rows: [{ row: 2, id: '2', value: value as RosterValue }], problems: [] }, known, today)[0]
    expect(of({ name: '李明达', branch })).toMatchObject({ action: 'changed', existing: '2' })
    expect(of({ name: '李明', idNumber: id, branch })).toMatchObject({
      action: 'doubtful',
      reason: '编号是李明的，身份证号码是王强的',
    })
  })

  it('that may mean several namesakes names all of them, each with what the row would change', () => {
    const known = books(
      member('1', { birth: '1968-07-01' }),
      member('2', { birth: '1968-07-01', phone: '139' }),
      member('3', { birth: '1970-01-01' }),
    )
    const { action, existing, candidates } = one({ birth: '1968-07-01', phone: '138' }, known)
    expect([action, existing]).toEqual(['doubtful', '1'])
    expect(candidates?.map(each => [each.existing, each.changes.map(({ before }) => before)])).toEqual([
      ['1', [undefined]],
      ['2', ['139']],
    ])
    expect(one({}, known).candidates).toHaveLength(3)
    expect(one({ birth: '1970-01-01', branch: other }, known)).toMatchObject({ action: 'doubtful', existing: '3' })
    expect(one({ birth: '1970-01-01', branch: other }, known).candidates).toBeUndefined()
  })

  it('whose 编号 is one member’s and whose number another’s may mean either', () => {
    const known = books(member('1', { idNumber: id }), member('2', { name: '李明', idNumber: otherId }))
    const row = { row: 2, id: '2', value: { name: '李明', idNumber: id, branch } as RosterValue }
    expect(
      matchRoster({ rows: [row], problems: [] }, known, today)[0]!.candidates?.map(({ existing }) => existing),
    ).toEqual(['2', '1'])
  })

  it('is the same where it says full of somebody whose day of 转正 has come', () => {
    const known = member('1', { idNumber: id, membership: 'probationary', regularised: '2020-07-01' })
    expect(one({ idNumber: id }, books(known)).action).toBe('same')
  })

  it('never empties by a blank what the books know', () => {
    const known = member('1', { idNumber: id, phone: '139', birth: '1949-12-31', regularised: '1970-07-01' })
    expect(one({ idNumber: id }, books(known)).action).toBe('same')
  })

  it('never replaces a whole date by its month', () => {
    const known = books(member('1', { idNumber: id, joined: '1968-07-15' }))
    expect(one({ idNumber: id, joined: '1968-07' }, known).action).toBe('same')
    expect(changed({ idNumber: id, joined: '1968-08' }, known)).toEqual([['加入党组织日期', '1968-07-15', '1968-08']])
    expect(
      changed({ idNumber: id, joined: '1968-07-15' }, books(member('1', { idNumber: id, joined: '1968-07' }))),
    ).toHaveLength(1)
  })

  it('is known by name, birth and branch without a number, and may bring the number', () => {
    const known = books(member('1', { birth: '1949-12-31' }))
    expect(one({ birth: '1949-12-31' }, known).action).toBe('same')
    expect(changed({ birth: '1949-12-31', idNumber: id }, known)).toEqual([['公民身份证号码', undefined, id]])
  })

  it('tells a transfer by the number, as a change of branch', () => {
    expect(changed({ idNumber: id, branch: other }, books(member('1', { idNumber: id })))).toEqual([
      ['所在党支部全称', branch, other],
    ])
  })

  it('knows a branch by its short name', () => {
    expect(one({ idNumber: id, branch: '和顺园党支部' }, books(member('1', { idNumber: id }))).action).toBe('same')
  })

  it.each([
    [
      'name and birth under another number',
      { birth: '1949-12-31', idNumber: otherId },
      { birth: '1949-12-31', idNumber: id },
    ],
    ['name and birth in another branch', { birth: '1949-12-31', branch: other }, { birth: '1949-12-31' }],
    ['a number under another name', { idNumber: id, name: '李明' }, { idNumber: id }],
    ['name and branch without a birth to compare', {}, {}],
  ] as [string, Partial<RosterValue>, Partial<Member>][])('is doubtful: %s', (_, value, known) => {
    expect(one(value, books(member('1', known)))).toMatchObject({
      action: 'doubtful',
      existing: '1',
      reason: expect.any(String) as string,
    })
  })

  it('is doubtful when it fits two members, or a member whom another row has taken', () => {
    const twins = books(member('1', { birth: '1949-12-31' }), member('2', { birth: '1949-12-31' }))
    expect(one({ birth: '1949-12-31' }, twins).action).toBe('doubtful')
    const rows = [2, 3].map(row => ({
      row,
      value: { name: '王强', membership: 'full' as const, branch, idNumber: id },
    }))
    const actions = matchRoster({ rows, problems: [] }, books(member('1', { idNumber: id })), today).map(
      match => match.action,
    )
    expect(actions).toEqual(['same', 'doubtful'])
  })

  it('is new for a namesake with another birth or another number', () => {
    expect(one({ birth: '1960-01-01' }, books(member('1', { birth: '1949-12-31' }))).action).toBe('new')
    expect(one({ idNumber: otherId }, books(member('1', { idNumber: id }))).action).toBe('new')
  })

  it('counts the branch of the day, not a former one', () => {
    const known = books(member('1', { birth: '1949-12-31' }))
    const moved: RosterBooks = {
      ...known,
      memberships: [
        { id: 'm2', member: '1', organisation: 'b', from: '2026-01-01' },
        { id: 'm1', member: '1', organisation: 'a', to: '2026-01-01' },
      ],
    }
    expect(one({ birth: '1949-12-31', branch: other }, moved).action).toBe('same')
    expect(one({ birth: '1949-12-31' }, moved).action).toBe('doubtful')
  })
})
