import { describe, expect, it } from 'vitest'
import { againCall, callsOf, movedInCall, type CallFacts } from '../../../src-shared/grid/calls'
import type { Visit } from '../../../src-shared/grid/visit'
import { visitsDone } from '../../../src-shared/grid/visits-done'

const visit = (id: string, date: string, more: Partial<Visit> = {}): Visit => ({
  ...{ id, household: 'h1', date, reason: 'routine' },
  ...more,
})
const facts = (more: Partial<CallFacts>): CallFacts => ({
  households: [],
  visitCalls: [],
  residents: [],
  marks: [],
  visits: [],
  ...more,
})
const states = (given: Partial<CallFacts>, today = '2026-11-22') =>
  callsOf(facts(given), '2026-10-01', today).map(({ id, due, state }) => [id, due, state])
const resident = (id: string, from?: string, to?: string) => ({
  ...{ id, household: 'h1', name: '王新来' },
  ...(from && { from }),
  ...(to && { to }),
})

describe('what calls for a visit', () => {
  it('who moved in after the books began, once for all who came that day; not who lived there before or left again', () => {
    const residents = [
      resident('r1'),
      resident('r2', '2026-09-30'),
      resident('r3', '2026-11-20'),
      resident('r4', '2026-11-20'),
      resident('r5', '2026-11-01', '2026-11-10'),
    ]
    expect(states({ residents })).toEqual([[movedInCall('h1', '2026-11-20'), '2026-11-27', 'open']])
  })

  it('nothing of a door or a person that was gone by that day', () => {
    const tag = { id: 'm1', household: 'h1', tag: 'hardship', source: 'visit', from: '2025-11-01' } as const
    const marks = [{ ...tag, resident: 'r1', review: '2026-11-20' }]
    const visits = [visit('v1', '2026-11-01', { next: '2026-11-15' })]
    const door = (to: string) => [{ id: 'h1', to }]
    expect(states({ marks, visits })).toHaveLength(2)
    expect(states({ marks, visits, households: door('2026-11-15') })).toEqual([])
    expect(states({ marks, visits, households: door('2026-11-16') }).map(([id]) => id)).toEqual([againCall('v1')])
    expect(states({ marks, residents: [resident('r1', '2020-01-01', '2026-11-19')] })).toEqual([])
  })

  it('a tag to be looked at again, and a day agreed on in a visit, a week before it comes', () => {
    const marks = [
      {
        id: 'm1',
        household: 'h1',
        tag: 'hardship',
        source: 'visit',
        from: '2025-11-01',
        review: '2026-11-29',
      } as const,
      { id: 'm2', household: 'h1', tag: 'rented', source: 'visit', from: '2025-11-01', review: '2026-11-30' } as const,
    ]
    expect(states({ marks })).toEqual([['review|m1|2026-11-29', '2026-12-29', 'open']])
    const visits = [visit('v1', '2026-11-01', { next: '2026-11-15' })]
    expect(states({ visits })).toEqual([[againCall('v1'), '2026-11-22', 'open']])
    expect(states({ visits: [...visits, visit('v2', '2026-11-20')] })[0]).toEqual([
      againCall('v1'),
      '2026-11-22',
      'done',
    ])
  })

  it('is answered by the visit that names it, in time or late, or dropped with a reason, or overdue', () => {
    const call = (id: string, date: string, more: object = {}) => ({
      ...({ id, household: 'h1', reason: 'sickbed', date, ...more } as const),
    })
    const visitCalls = [
      call('c1', '2026-10-01'),
      call('c2', '2026-10-02'),
      call('c3', '2026-10-03', { dropped: '2026-10-05', why: '已搬离' }),
      call('c4', '2026-10-04'),
      call('c5', '2026-11-20'),
    ]
    const visits = [visit('v1', '2026-10-08', { call: 'c1' }), visit('v2', '2026-10-10', { call: 'c2' })]
    const calls = callsOf(facts({ visitCalls, visits }), '2026-10-01', '2026-11-22')
    expect(calls.map(({ id, state }) => [id, state])).toEqual([
      ['c1', 'done'],
      ['c2', 'late'],
      ['c3', 'dropped'],
      ['c4', 'overdue'],
      ['c5', 'open'],
    ])
    expect(visitsDone(calls, '2026-10')).toEqual({ due: 3, inTime: 1, late: 1, open: 0, overdue: 1, dropped: 1 })
    expect(visitsDone(calls, '2026-11')).toEqual({ due: 1, inTime: 0, late: 0, open: 1, overdue: 0, dropped: 0 })
  })
})
