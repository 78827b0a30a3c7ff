import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { owed, type HeldMeeting } from '../../../src-shared/meetings/duties'
import { dutyBranches } from '../../../src-shared/meetings/duty-branches'
import { DutyPack, statuteDuties } from '../../../src-shared/meetings/duty-pack'
import type { MeetingKind } from '../../../src-shared/meetings/kinds'

const big = { id: 'big', counts: () => ({ members: 18, full: 16, groups: 2 }) }
const small = { id: 'small', counts: () => ({ members: 5, full: 5, groups: 0 }) }
let made = 0
const held = (kind: MeetingKind, date: string, more: Partial<HeldMeeting> = {}): HeldMeeting => ({
  id: `m${made++}`,
  kind,
  branch: 'big',
  date,
  ...more,
})
const rows = (meetings: HeldMeeting[], period = '2026', today = '2026-10-12') =>
  owed({ branches: [big], meetings, period, today })
const of = (duty: MeetingKind, list: ReturnType<typeof rows>) => list.filter(row => row.duty === duty)

test('the shipped duties fit their schema', () => {
  expect(DutyPack.parse(statuteDuties)).toEqual(statuteDuties)
})

describe('what is owed (domain §2.1)', () => {
  test('a quarter touches its quarterly, monthly and yearly windows', () => {
    const list = rows([], '2026Q3')
    expect(of('branchGeneral', list)).toMatchObject([
      { window: '2026Q3', due: '2026-09-30', state: 'overdue', required: 1, held: 0 },
    ])
    expect(of('branchCommittee', list).map(row => row.window)).toEqual(['2026-07', '2026-08', '2026-09'])
    expect(of('group', list).map(row => row.required)).toEqual([2, 2, 2])
    expect(of('orgLife', list)).toMatchObject([{ due: '2026-12-31', state: 'open' }])
  })
  test('党课 is advised and never owed', () => {
    expect(of('lesson', rows([])).map(row => row.state)).toEqual(['advised', 'advised', 'advised', 'advised'])
    expect(of('lesson', rows([held('lesson', '2026-03-16')]))[0]).toMatchObject({ state: 'held', held: 1 })
  })
  test('trap 9: quarters are of the calendar', () => {
    const states = (date: string) => of('branchGeneral', rows([held('branchGeneral', date)])).map(row => row.state)
    expect(states('2026-06-30')).toEqual(['overdue', 'held', 'overdue', 'open'])
    expect(states('2026-07-01')).toEqual(['overdue', 'overdue', 'held', 'open'])
  })
  test('the last day of a window is still in time', () => {
    expect(of('branchGeneral', rows([], '2026Q3', '2026-09-30'))[0]!.state).toBe('open')
    expect(of('branchGeneral', rows([], '2026Q3', '2026-10-01'))[0]!.state).toBe('overdue')
  })
  test('trap 6: one record meets several duties, each once', () => {
    const list = rows(
      [held('branchGeneral', '2026-09-15', { countsAs: ['themeDay', 'orgLife', 'branchGeneral'] })],
      '2026Q3',
    )
    expect(of('branchGeneral', list)).toMatchObject([{ held: 1, state: 'held' }])
    expect(of('themeDay', list).map(row => row.held)).toEqual([0, 0, 1])
    expect(of('orgLife', list)).toMatchObject([{ held: 1, state: 'held' }])
    expect(new Set(list.flatMap(row => row.meetings.map(one => one.id))).size).toBe(1)
  })
  test('trap 7: no 支委会 is missing under seven full members, no 党小组会 without groups', () => {
    const list = owed({ branches: [small], meetings: [], period: '2026-07', today: '2026-10-12' })
    expect(of('branchCommittee', list)).toMatchObject([
      { state: 'not-applicable', required: 0, reason: '正式党员不足7名，不设支部委员会' },
    ])
    expect(of('group', list)).toMatchObject([{ state: 'not-applicable', reason: '未设党小组，或党小组里没有党员' }])
    expect(of('themeDay', list)).toMatchObject([{ state: 'overdue' }])
  })
  test('trap 10: a January meeting of the old year stands there as late, with its own date', () => {
    const january = [held('orgLife', '2026-01-20', { belongsToYear: 2025 })]
    expect(of('orgLife', rows(january, '2025'))).toMatchObject([
      { state: 'late-held', meetings: [{ date: '2026-01-20' }] },
    ])
    expect(of('orgLife', rows(january, '2026'))).toMatchObject([{ state: 'open', held: 0 }])
  })
  test('groups need one each', () => {
    expect(of('group', rows([held('group', '2026-07-05')], '2026-07'))[0]).toMatchObject({
      state: 'overdue',
      held: 1,
      required: 2,
    })
    expect(of('group', rows([held('group', '2026-07-05'), held('group', '2026-07-06')], '2026-07'))[0]!.state).toBe(
      'held',
    )
  })
  test('a branch that had nobody yet owes nothing', () => {
    const later = {
      id: 'later',
      counts: (day: string) => ({ members: day < '2026-04-01' ? 0 : 9, full: day < '2026-04-01' ? 0 : 9, groups: 0 }),
    }
    const list = owed({ branches: [later], meetings: [], period: '2026', today: '2026-10-12' })
    expect(of('branchGeneral', list).map(row => row.state)).toEqual(['not-applicable', 'overdue', 'overdue', 'open'])
  })
  test('nothing is asked for before the rules began', () => {
    expect(rows([], '2017')).toEqual([])
  })
  test('every meeting stands in exactly one window of its duty, in any order of entering', () => {
    const day = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-10-12'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
    const kind = fc.constantFrom<MeetingKind>(
      'branchGeneral',
      'branchCommittee',
      'group',
      'themeDay',
      'orgLife',
      'lesson',
    )
    const list = fc.array(fc.tuple(kind, day), { maxLength: 40 })
    fc.assert(
      fc.property(list, pairs => {
        const meetings = pairs.map(([one, date]) => held(one, date))
        const forward = rows(meetings)
        expect(forward.reduce((sum, row) => sum + row.held, 0)).toBe(meetings.length)
        const shape = (all: typeof forward) => all.map(({ window, duty, state, held: n }) => [window, duty, state, n])
        expect(shape(rows([...meetings].reverse()))).toEqual(shape(forward))
      }),
    )
  })
})

test('counts of a branch are as of the day', () => {
  const [branch] = dutyBranches(
    [
      { id: 'b', kind: 'branch' },
      { id: 'g', kind: 'group', parent: 'b' },
      { id: 'c', kind: 'committee' },
    ],
    [
      { member: 'x', organisation: 'b' },
      { member: 'y', organisation: 'b', from: '2026-04-01', to: '2026-06-01', group: 'g' },
    ],
    [
      { id: 'x', membership: 'full', regularised: '2026-05-01' },
      { id: 'y', membership: 'full' },
    ],
    [],
  )
  expect(branch!.counts('2026-03-31')).toEqual({ members: 1, full: 0, groups: 0 })
  expect(branch!.counts('2026-05-31')).toEqual({ members: 2, full: 2, groups: 1 })
  expect(branch!.counts('2026-06-01')).toEqual({ members: 1, full: 1, groups: 0 })
})

test('a group with no members owes no meeting, from the day on which the last one left it', () => {
  const branches = dutyBranches(
    [{ id: 'b', kind: 'branch' }, ...['g', 'h'].map(id => ({ id, kind: 'group' as const, parent: 'b' }))],
    [
      { member: 'x', organisation: 'b', to: '2026-04-01', group: 'g' },
      { member: 'x', organisation: 'b', from: '2026-04-01' },
      { member: 'y', organisation: 'b', group: 'elsewhere' },
    ],
    ['x', 'y'].map(id => ({ id, membership: 'full' as const })),
    [],
  )
  const of = (period: string) =>
    owed({ branches, meetings: [], period, today: '2026-11-22' }).find(({ duty }) => duty === 'group')
  expect(of('2026-03')).toMatchObject({ required: 1, state: 'overdue' })
  expect(of('2026-04')).toMatchObject({ required: 0, state: 'not-applicable' })
})

test('a unit that became a branch owes a branch’s meetings from that day on, and one that ceased to be one only until then', () => {
  const members = [{ id: 'x', membership: 'full' as const }]
  const spans = (organisation: string) => [{ member: 'x', organisation }]
  const state = (organisation: string, kind: 'branch' | 'generalBranch') => [
    { organisation, until: '2026-07-01', kind, parent: 'c' },
  ]
  const committee = { id: 'c', kind: 'committee' as const }
  const risen = dutyBranches(
    [committee, { id: 'u', kind: 'generalBranch', parent: 'c' }],
    spans('u'),
    members,
    state('u', 'branch'),
  )
  expect(risen.map(({ id }) => id)).toEqual(['u'])
  expect(risen[0]!.counts('2026-06-30').members).toBe(1)
  expect(risen[0]!.counts('2026-07-01').members).toBe(0)
  const [became] = dutyBranches(
    [committee, { id: 'u', kind: 'branch', parent: 'c' }],
    spans('u'),
    members,
    state('u', 'generalBranch'),
  )
  expect(became!.counts('2026-06-30').members).toBe(0)
  expect(became!.counts('2026-07-01').members).toBe(1)
})

test('two meetings of one group do not stand for two groups', () => {
  const list = rows(
    [held('group', '2026-07-05', { group: 'g1' }), held('group', '2026-07-06', { group: 'g1' })],
    '2026-07',
  )
  expect(of('group', list)[0]).toMatchObject({ state: 'overdue', held: 1, required: 2 })
})
