import { describe, expect, it } from 'vitest'
import {
  blockedBy,
  closedWords,
  closingPeriods,
  lastMonth,
  proposalOf,
  readyOf,
  stepOf,
  type BranchRow,
} from '../../../../src-renderer/screens/points/closing/steps'

const today = '2026-11-23'
const row = (branch: string, more: Partial<BranchRow> = {}): BranchRow => ({
  ...{ branch, branchName: branch, state: 'open', through: null, before: null, members: 8, exempt: 0 },
  ...{ entries: 8, sum: 8, late: 0, objections: 0, exceptions: [], closing: null, meetings: [] },
  proposed: { by: 'secretary', meeting: null, on: null },
  ...more,
})
const undated: Partial<BranchRow> = { proposed: { by: 'committee', meeting: null, on: null } }

describe('closing a month on the page', () => {
  it('begins with the newest month that is over, and offers no period that still runs', () => {
    expect(lastMonth(today)).toBe('2026-10')
    expect(lastMonth('2026-01-05')).toBe('2025-12')
    const offered = closingPeriods(today, '2025-02').map(({ value }) => value)
    expect(offered[0]).toBe('2026-10')
    expect(offered).toContain('2026Q3')
    expect(offered).toContain('2025')
    expect(offered).toContain('2025-02')
    for (const running of ['2026-11', '2026Q4', '2026', '2026H1']) expect(offered).not.toContain(running)
  })

  it('begins with the oldest open month only where all wait for one', () => {
    expect(blockedBy([row('a', { before: '2026-08' }), row('b', { before: '2026-07' })])).toBe('2026-07')
    expect(blockedBy([row('a', { before: '2026-08' }), row('b')])).toBeUndefined()
    expect(blockedBy([row('a', { before: '2026-08' }), row('b', { state: 'closed' })])).toBeUndefined()
    expect(blockedBy([])).toBeUndefined()
  })

  it('ticks who can be closed; then what waits for the wall; then what hangs', () => {
    const rows = [row('a'), row('b', undated), row('c', { before: '2026-08' }), row('d', { state: 'closed' })]
    expect(readyOf(rows, today)).toEqual(['a'])
    expect(readyOf(rows.slice(1), today)).toEqual(['d'])
    expect(readyOf([row('b', undated), row('e', { state: 'posted' })], today)).toEqual(['e'])
  })

  it('the secretary confirms today, the committee on the day of its meeting or on none', () => {
    expect(proposalOf(row('a'), today)).toEqual({ by: 'secretary', meeting: '', on: today })
    expect(proposalOf(row('a', undated), today).on).toBe('')
    const met = row('a', { proposed: { by: 'committee', meeting: 'm', on: '2026-11-02' } })
    expect(proposalOf(met, today)).toEqual({ by: 'committee', meeting: 'm', on: '2026-11-02' })
  })

  it('closes before it posts, and posts before it prints again; where nothing is ticked, all are asked', () => {
    const after = (ticked: BranchRow[]) => stepOf(ticked, ticked)
    expect(after([row('a'), row('b', { state: 'closed' })])).toBe('close')
    expect(after([row('a', { state: 'posted' }), row('b', { state: 'closed' })])).toBe('post')
    expect(after([row('a', { state: 'posted' }), row('b', { state: 'expired' })])).toBe('print')
    expect(stepOf([], [row('a', { before: '2026-08' })])).toBe('close')
    expect(stepOf([], [row('a', { state: 'closed' })])).toBe('post')
  })
})

describe('what is said after closing', () => {
  it('names all months that were closed, with all their entries', () => {
    expect(closedWords('2026-09', { closed: 5, entries: 35 })).toBe('2026年9月，5个党支部，35条记录')
    const earlier = { periods: ['2026-05', '2026-07'], entries: 3 }
    expect(closedWords('2026-09', { closed: 5, entries: 35, earlier })).toBe(
      '2026年5月到2026年9月共3个月，5个党支部，38条记录',
    )
  })
})
