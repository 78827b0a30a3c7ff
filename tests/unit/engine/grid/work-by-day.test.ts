import { describe, expect, it } from 'vitest'
import { codesOf, warningsOf } from '../../outcome'
import { booksWith, sevenGrids } from '../grid-ground'
import type { Books } from '../sample-books'

const grids = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7']
const wholeDay = grids.map(grid => ({ grid, shift: 'am', findings: 0 }))
const visit = { household: 'g1b1h0', worker: 'g1p0', date: '2026-11-22', reason: 'movedIn', talk: '一切安好' }
const figures = (books: Books, period: string) =>
  books.ask<{ total: { patrols: Record<string, number> } }>('grid.workFigures', { period })

describe('work by its day', () => {
  it('has room for several sums that lie one after the other, and for none that lies over another', async () => {
    const books = await booksWith(sevenGrids())
    const note = (from: string, until: string, rounds: number) =>
      books.attempt('grid.notePatrolMonth', { from, until, sums: [{ grid: 'g1', rounds, findings: 0 }] })
    expect(codesOf(await note('2026-10-01', '2026-10-10', 18))).toEqual([])
    expect(codesOf(await note('2026-10-11', '2026-10-20', 10))).toEqual([])
    expect((await figures(books, '2026-10')).total.patrols).toMatchObject({ rounds: 28, summary: 28 })
    expect(codesOf(await note('2026-10-20', '2026-10-31', 5))).toEqual(['month-summed'])
    expect(codesOf(await note('2026-10-01', '2026-10-11', 5))).toEqual(['month-summed'])
    expect(codesOf(await note('2026-10-01', '2026-10-10', 20))).toEqual([])
    expect((await figures(books, '2026-10')).total.patrols).toMatchObject({ rounds: 30, summary: 30 })
    const on = (date: string) => books.attempt('grid.savePatrolDay', { date, rounds: wholeDay.slice(0, 1) })
    expect(codesOf(await on('2026-10-15'))).toEqual(['month-summed'])
    expect(codesOf(await on('2026-10-21'))).toEqual([])
    const { rows } = await books.ask<{ rows: { grid: string; summed: boolean }[] }>('grid.patrolDay', {
      date: '2026-10-12',
    })
    expect(rows.filter(({ summed }) => summed).map(({ grid }) => grid)).toEqual(['g1'])
  })

  it('nothing is done behind a door that is gone, or not there yet', async () => {
    const ground = sevenGrids()
    const households = ground.households.map(one =>
      one.id === 'g1b1h0' ? { ...one, from: '2026-10-01', to: '2026-11-10' } : one,
    )
    const books = await booksWith({ ...ground, households })
    const said = async (name: string, input: object) => codesOf(await books.attempt(name, input))
    for (const [date, code] of [
      ['2026-09-30', 'household-not-yet'],
      ['2026-11-10', 'household-ended'],
    ] as const) {
      expect(await said('grid.noteVisits', { visits: [{ ...visit, date }] })).toEqual([code])
      expect(await said('grid.noteCall', { household: 'g1b1h0', reason: 'demand', date })).toEqual([code])
      expect(await said('grid.notePairing', { person: 'g1p0', household: 'g1b1h0', from: date })).toEqual([code])
    }
    expect(await said('grid.noteVisits', { visits: [{ ...visit, date: '2026-11-09' }] })).toEqual([])
  })

  it('of the time before the books makes rounds due from the first of it, and the months add up to the quarter', async () => {
    const books = await booksWith(sevenGrids())
    for (const date of ['2026-07-20', '2026-09-10']) await books.run('grid.savePatrolDay', { date, rounds: wholeDay })
    const due = async (period: string) => (await figures(books, period)).total.patrols['due']!
    const months = [await due('2026-07'), await due('2026-08'), await due('2026-09')]
    expect(months).toEqual([12 * 2 * 7, 31 * 2 * 7, 30 * 2 * 7])
    expect(await due('2026Q3')).toBe(months.reduce((sum, one) => sum + one))
  })
})

it('a sum of more rounds than its days have shifts is asked about, and kept', async () => {
  const books = await booksWith(sevenGrids())
  const sum = async (from: string, until: string, rounds: number) =>
    warningsOf(
      await books.attempt('grid.notePatrolMonth', { from, until, sums: [{ grid: 'g1', rounds, findings: 0 }] }),
    ).map(({ code }) => code)
  expect(await sum('2026-10-01', '2026-10-31', 62)).toEqual([])
  expect(await sum('2026-10-01', '2026-10-31', 63)).toEqual(['sum-beyond'])
})
