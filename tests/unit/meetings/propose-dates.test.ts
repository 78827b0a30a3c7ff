import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwedRow } from '../../../src-shared/meetings/duties'
import { planId } from '../../../src-shared/meetings/plan'
import { proposeDates } from '../../../src-shared/meetings/propose-dates'
import { weekOf } from '../../../src-shared/meetings/spread-days'
import { boundsOf } from '../../../src-shared/period'
import { weekdayWord } from '../../../src-shared/plain-date'

const today = '2026-10-12'
const row = (duty: OwedRow['duty'], window: string, more: Partial<OwedRow> = {}) => ({
  ...{ branch: 'a', duty, window, due: boundsOf(window).to, state: 'open' as const },
  ...more,
})
const dates = (
  rows: ReturnType<typeof row>[],
  held: { kind: OwedRow['duty']; date: string }[] = [],
  planned: string[] = [],
) =>
  proposeDates(
    rows,
    held.map(one => ({ branch: 'a', ...one })),
    new Set(planned),
    today,
    () => 15,
  ).map(({ date }) => date)

describe('proposed days', () => {
  it('a theme day is on the 15th; another duty on the day the branch held it last, in the last month of its window', () => {
    expect(dates([row('themeDay', '2026-11')])).toEqual(['2026-11-15'])
    const held = [
      { kind: 'branchGeneral' as const, date: '2026-06-18' },
      { kind: 'branchGeneral' as const, date: '2026-09-16' },
    ]
    expect(dates([row('branchGeneral', '2026Q4')], held)).toEqual(['2026-12-16'])
  })

  it('the 31st is the last of a short month, and no day is before today', () => {
    expect(dates([row('branchCommittee', '2026-11')], [{ kind: 'branchCommittee', date: '2026-08-31' }])).toEqual([
      '2026-11-30',
    ])
    expect(dates([row('branchCommittee', '2026-10')], [{ kind: 'branchCommittee', date: '2026-08-05' }])).toEqual([
      today,
    ])
  })

  it('nothing is proposed for what is held, late, not applicable or planned already', () => {
    const states = ['held', 'late-held', 'overdue', 'not-applicable'] as const
    expect(dates(states.map(state => row('branchCommittee', '2026-11', { state })))).toEqual([])
    const planned = planId({ branch: 'a', kind: 'themeDay', window: '2026-11' })
    expect(dates([row('themeDay', '2026-11')], [], [planned])).toEqual([])
    expect(dates([row('lesson', '2026Q4', { state: 'advised' })])).toHaveLength(1)
  })

  it('what has no habit is spread over the weeks of a branch, on working days, and over the branches', () => {
    const kinds = ['branchCommittee', 'group', 'lesson', 'themeDay'] as const
    const rows = ['a', 'b', 'c', 'd', 'e'].flatMap(branch => kinds.map(kind => row(kind, '2026-11', { branch })))
    const proposed = proposeDates(rows, [], new Set(), today, () => 15)
    for (const branch of ['a', 'b', 'c', 'd', 'e']) {
      const own = proposed.filter(one => one.branch === branch)
      expect(own.find(({ kind }) => kind === 'themeDay')!.date).toBe('2026-11-15')
      expect(new Set(own.map(({ date }) => weekOf(Number(date.slice(8))))).size, branch).toBe(4)
    }
    const free = proposed.filter(({ kind }) => kind !== 'themeDay').map(({ date }) => date)
    expect(free.filter(date => '六日'.includes(weekdayWord(date)))).toEqual([])
    expect(new Set(free).size).toBeGreaterThan(8)
  })

  it('every proposal lies in its window and not before today', () => {
    const window = fc.constantFrom('2026-10', '2026-11', '2026-12', '2026Q4', '2026', '2027-02', '2028-02')
    fc.assert(
      fc.property(window, fc.integer({ min: 1, max: 31 }), (of, day) => {
        const held = [{ kind: 'group' as const, date: `2026-01-${String(day).padStart(2, '0')}` }]
        const [date] = dates([row('group', of)], held)
        const { from, to } = boundsOf(of)
        expect(date! >= from && date! <= to && date! >= today).toBe(true)
      }),
    )
  })
})
