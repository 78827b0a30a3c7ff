import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grid } from '../../../src-shared/grid/grid'
import type { Patrol } from '../../../src-shared/grid/patrol'
import { isPatrolDay, patrolDaysOn } from '../../../src-shared/grid/patrol-days'
import { doneOf, patrolsDone, type PatrolBooks } from '../../../src-shared/grid/patrols-done'
import { gridRoles } from '../../../src-shared/grid/grid-post'
import { visitReasons } from '../../../src-shared/grid/visit'
import { isEnteredLate, workTerms } from '../../../src-shared/grid/work-terms'

const grid: Grid = { id: 'g1', name: '第一网格', serial: 1, kind: 'general' }
let made = 0
const round = (date: string, shift: 'am' | 'pm', more: Partial<Patrol> = {}): Patrol => ({
  ...{ id: `p${made++}`, grid: 'g1', date, shift, basis: 'typed', rounds: 1, findings: 0 },
  ...more,
})
const sum = (rounds: number, more: Partial<Patrol> = {}): Patrol => ({
  ...{ id: `s${made++}`, grid: 'g1', date: '2026-10-01', until: '2026-10-31', basis: 'summary' },
  ...{ rounds, findings: 3 },
  ...more,
})
const books = (rows: Patrol[], more: Partial<PatrolBooks> = {}): PatrolBooks => ({
  ...{ rows, days: [], since: '2026-01-01', today: '2026-11-22' },
  ...more,
})

describe('patrols done of due', () => {
  it('asks two rounds a day of a grid, whoever walks them, and says where each comes from', () => {
    const rows = [
      round('2026-10-01', 'am', { worker: 'a' }),
      round('2026-10-01', 'am', { worker: 'b', basis: 'app' }),
      round('2026-10-02', 'pm', { basis: 'app', findings: 2 }),
      round('2026-10-02', 'pm', { basis: 'app', findings: 1 }),
    ]
    expect(patrolsDone(grid, '2026-10', books(rows))).toMatchObject({
      ...{ due: 62, done: { typed: 1, app: 1, summary: 0 }, rounds: 4, findings: 3 },
    })
  })

  it('trap 5.6-8: a sum and single rows never count twice', () => {
    const singles = [round('2026-10-01', 'am'), round('2026-10-01', 'pm')]
    const both = patrolsDone(grid, '2026-10', books([...singles, sum(62, { lateRounds: 31 })]))
    expect(both).toMatchObject({ due: 62, done: { typed: 2, app: 0, summary: 60 }, rounds: 62, findings: 3 })
    expect(doneOf(both)).toBe(62)
  })

  it('a sum stands for as many rounds of each shift as it says, and never for more than are due', () => {
    const done = (one: Patrol) => doneOf(patrolsDone(grid, '2026-10', books([one])))
    expect(done(sum(200, { lateRounds: 190 }))).toBe(10 + 31)
    expect(done(sum(50))).toBe(50)
    expect(done(sum(20, { until: '2026-10-05' }))).toBe(10)
  })

  it('is due by the day of the fact: not before the grid stood, not after, not tomorrow, not on days off where the office says so', () => {
    const due = (of: Grid, more: Partial<PatrolBooks> = {}) => patrolsDone(of, '2026-11', books([], more)).due
    expect(due(grid)).toBe(21 * 2)
    expect(due({ ...grid, from: '2026-11-20' })).toBe(2 * 2)
    expect(due({ ...grid, to: '2026-11-03' })).toBe(2 * 2)
    expect(due(grid, { days: [{ from: '2026-11-09', days: 'working' }] })).toBe((8 + 10) * 2)
    expect(due(grid, { since: '2026-11-21' })).toBe(2)
  })

  it('today is due once it is done', () => {
    const one = patrolsDone(grid, '2026-11', books([round('2026-11-22', 'am')], { since: '2026-11-22' }))
    expect(one).toMatchObject({ due: 1, done: { typed: 1 }, missing: [] })
  })

  it('what was taken in of the time before the books asks for the days from the first of it', () => {
    const rows = [round('2026-10-20', 'am', { basis: 'app' })]
    const more = { since: '2026-11-01', firstRound: new Map([['g1', '2026-10-20']]) }
    expect(patrolsDone(grid, '2026-10', books(rows, more)).due).toBe(12 * 2)
    expect(patrolsDone(grid, '2026-09', books(rows, more)).due).toBe(0)
  })

  it('equals a count by hand, whatever is entered', () => {
    const shift = fc.constantFrom('am', 'pm')
    const day = fc.integer({ min: 1, max: 31 }).map(number => `2026-10-${String(number).padStart(2, '0')}`)
    const basis = fc.constantFrom('typed', 'app')
    const single = fc.record({ day, shift, basis, findings: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(fc.array(single, { maxLength: 80 }), fc.option(fc.integer({ min: 1, max: 90 })), (list, total) => {
        const rows = list.map(one =>
          round(one.day, one.shift as 'am', { basis: one.basis as 'app', findings: one.findings }),
        )
        const found = patrolsDone(grid, '2026-10', books([...rows, ...(total ? [sum(total)] : [])]))
        const slots = new Set(list.map(one => `${one.day} ${one.shift}`)).size
        expect(found.due).toBe(62)
        expect(doneOf(found)).toBe(Math.min(62, slots + Math.min(total ?? 0, 62 - slots)))
        expect(found.missing.length).toBe(62 - doneOf(found))
        expect(found.rounds).toBe(Math.max(list.length, total ?? 0))
      }),
    )
  })
})

it('the days of patrols change from a day on, and earlier ones stay', () => {
  const lines = [
    { from: '2026-11-01', days: 'working' as const },
    { from: '2026-07-01', days: 'every' as const },
  ]
  expect(patrolDaysOn('2026-10-31', lines)).toBe('every')
  expect(isPatrolDay('2026-10-31', lines)).toBe(true)
  expect(isPatrolDay('2026-11-01', lines)).toBe(false)
})

describe('the terms of the work', () => {
  it('name roles and reasons that there are, and a term for each reason', () => {
    expect(workTerms.patrols.by.filter(role => !(role in gridRoles))).toEqual([])
    expect(Object.keys(workTerms.visits.within).sort()).toEqual(Object.keys(visitReasons).sort())
    expect(workTerms.source).toMatch(/没有全国统一/)
  })

  it('trap 5.6-8: what is entered long after it happened is told', () => {
    expect(isEnteredLate('2026-10-01', '2026-10-04')).toBe(false)
    expect(isEnteredLate('2026-10-01', '2026-10-05')).toBe(true)
  })
})
