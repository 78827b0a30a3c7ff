import { expect, it } from 'vitest'
import { diceOf } from '../../../../src-shared/sample/dice'
import { addDays } from '../../../../src-shared/plain-date'
import { booksWith, sevenGrids } from '../grid-ground'

const [since, lastPast] = ['2026-09-10', '2026-11-21']
const shifts = ['am', 'pm'] as const
const months = { '2026-09': '2026-09-30', '2026-10': '2026-10-31', '2026-11': '2026-11-30' }

/** Ten weeks of rounds, some by two workers, some missing; calls of which some were answered in time, some late, some dropped. */
function tenWeeks() {
  const ground = sevenGrids()
  const dice = diceOf(9)
  const patrols = []
  for (const { id: grid } of ground.grids)
    for (let date = since; date <= lastPast; date = addDays(date, 1))
      for (const shift of shifts)
        for (const worker of ['p0', 'p1'])
          if (date === since || dice.chance(45))
            patrols.push({
              ...({ grid, date, shift, basis: dice.chance(50) ? 'typed' : 'app', rounds: 1, findings: 0 } as const),
              ...{ id: `${grid} ${date} ${shift} ${worker}`, worker: grid + worker },
            })
  const visitCalls = []
  const visits = []
  for (const { id: household } of ground.households) {
    const id = `call ${household}`
    const date = addDays(since, dice.below(60))
    const call = { id, household, reason: 'demand' as const, date }
    const isDropped = dice.chance(10)
    visitCalls.push(isDropped ? { ...call, dropped: addDays(date, 1), why: '已经解决' } : call)
    if (!isDropped && dice.chance(70))
      visits.push({
        id: `visit ${id}`,
        household,
        reason: 'demand' as const,
        date: addDays(date, dice.below(6)),
        call: id,
      })
  }
  return { ...ground, patrols, visitCalls, visits }
}

interface Done {
  patrols: { due: number; done: number }
  visits: { due: number; inTime: number; late: number }
}

it('rounds and visits done of due, grid by grid, are what somebody counts who has only the rows', async () => {
  const rows = tenWeeks()
  const books = await booksWith(rows)
  for (const [month, end] of Object.entries(months)) {
    const counted = (grid: string): [number, number, number, number, number] => {
      const walked = new Set(
        rows.patrols.filter(one => one.grid === grid && one.date.startsWith(month)).map(one => one.date + one.shift),
      )
      let days = 0
      for (let date = since; date <= lastPast; date = addDays(date, 1)) if (date.startsWith(month)) days++
      // A demand is answered in time within three days (work-terms.json).
      const due = rows.visitCalls.filter(
        call => call.household.startsWith(grid) && !('dropped' in call) && addDays(call.date, 3).startsWith(month),
      )
      const lag = due.map(call => {
        const visit = rows.visits.find(one => one.call === call.id)
        return visit ? (Date.parse(visit.date) - Date.parse(call.date)) / 86_400_000 : null
      })
      const inTime = lag.filter(days => days !== null && days <= 3).length
      return [2 * days, walked.size, due.length, inTime, lag.filter(days => days !== null && days > 3).length]
    }
    const found = await books.ask<{ rows: ({ grid: string } & Done)[]; total: Done }>('grid.workFigures', {
      period: month,
    })
    const said = ({ patrols, visits }: Done) => [patrols.due, patrols.done, visits.due, visits.inTime, visits.late]
    expect(found.rows.map(row => [row.grid, ...said(row)])).toEqual(rows.grids.map(({ id }) => [id, ...counted(id)]))
    expect(said(found.total)).toEqual(
      [0, 1, 2, 3, 4].map(i => rows.grids.reduce((sum, { id }) => sum + counted(id)[i]!, 0)),
    )
    // What a click opens lists as many: the calls of the grid and the month.
    for (const { grid, visits } of found.rows) {
      const opened = await books.ask<{ rows: { state: string }[] }>('grid.calls', {
        from: `${month}-01`,
        to: end,
        grid,
      })
      const listed = opened.rows.filter(({ state }) => state !== 'dropped')
      expect(listed.length).toBe(visits.due)
      expect(listed.filter(({ state }) => state === 'done' || state === 'late').length).toBe(
        visits.inTime + visits.late,
      )
    }
  }
})
