import * as z from 'zod'
import type { Call } from '../../../src-shared/grid/calls'
import { gridAt } from '../../../src-shared/grid/grid-at'
import type { Grid } from '../../../src-shared/grid/grid'
import { shifts } from '../../../src-shared/grid/patrol'
import { doneOf, patrolsDone, type PatrolBooks, type PatrolsDone } from '../../../src-shared/grid/patrols-done'
import { visitsDone } from '../../../src-shared/grid/visits-done'
import { boundsOf, calendarPeriod, lastPeriods, monthsOf } from '../../../src-shared/period'
import { wholeDate } from '../../../src-shared/plain-date'
import { choice } from '../../../src-shared/records/field'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { knownCalls } from './known-calls'
import { gridTables } from './queries'
import { firstRounds, gridsWithin, patrolTerms } from './work-ground'

const count = z.number().int()
const Patrols = z.object({
  due: count,
  done: count,
  /** What the done rounds are told by. */
  typed: count,
  app: count,
  summary: count,
  rounds: count,
  findings: count,
})
const Visits = z.object({ due: count, inTime: count, late: count, open: count, overdue: count, dropped: count })

const flat = (found: PatrolsDone): z.infer<typeof Patrols> => ({
  ...{ due: found.due, done: doneOf(found), ...found.done },
  ...{ rounds: found.rounds, findings: found.findings },
})

function summed<K extends string>(
  rows: readonly Readonly<Record<K, number>>[],
  zero: Record<K, number>,
): Record<K, number> {
  const sums = { ...zero }
  for (const row of rows) for (const key of Object.keys(zero) as K[]) sums[key] += row[key]
  return sums
}

/** Patrols and visits done of due in a period, grid by grid, with a trend of the months up to its end. */
export const workFigures = defineQuery({
  name: 'grid.workFigures',
  title: '巡查和走访完成情况',
  input: z.object({ period: calendarPeriod }),
  output: z.object({
    rows: z.array(
      z.object({
        grid: z.string(),
        name: z.string(),
        patrols: Patrols,
        /** Rounds that are due and not there, the oldest first; at most so many as one month has. */
        missing: z.array(z.object({ date: wholeDate, shift: choice(shifts) })),
        visits: Visits,
      }),
    ),
    /** Of households that lay in no grid on the day of the fact. */
    elsewhere: Visits,
    total: z.object({ patrols: Patrols, visits: Visits }),
    trend: z.array(z.object({ month: z.string(), patrols: Patrols, visits: Visits })),
  }),
  async run(reader, { period }, outside) {
    const months = monthsOf(period)
    const span = lastPeriods(months[months.length - 1]!, 12).reverse()
    const first = span[0]! < months[0]! ? span[0]! : months[0]!
    const { to } = boundsOf(period)
    const { days, since } = await patrolTerms(reader, outside.dateOf)
    const today = outside.today()
    const tables = await gridTables(reader)
    const books: PatrolBooks = {
      ...{ days, since, today, firstRound: await firstRounds(reader, since) },
      rows: await reader.between('patrols', 'date', `${first}-01`, to),
    }
    const calls = await knownCalls(reader, since, today)
    const of = await gridsOfCalls(reader, calls)
    const byGrid = new Map<string, PatrolBooks['rows'][number][]>()
    for (const row of books.rows) byGrid.set(row.grid, [...(byGrid.get(row.grid) ?? []), row])
    const patrolsIn = (grid: Grid, during: string) =>
      patrolsDone(grid, during, { ...books, rows: byGrid.get(grid.id) ?? [] })
    const { from } = boundsOf(period)
    const rows = gridsWithin(from, to, tables).map(grid => {
      const patrols = patrolsIn(grid, period)
      const own = calls.filter(({ id }) => of.get(id) === grid.id)
      return {
        ...{ grid: grid.id, name: grid.name, patrols: flat(patrols) },
        missing: patrols.missing.slice(0, 62),
        visits: visitsDone(own, period),
      }
    })
    const elsewhere = visitsDone(
      calls.filter(({ id }) => !rows.some(row => row.grid === of.get(id))),
      period,
    )
    const none = { due: 0, done: 0, typed: 0, app: 0, summary: 0, rounds: 0, findings: 0 }
    const noVisits = { due: 0, inTime: 0, late: 0, open: 0, overdue: 0, dropped: 0 }
    const patrolsOfAll = (during: string) => {
      const bounds = boundsOf(during)
      return summed(
        gridsWithin(bounds.from, bounds.to, tables).map(grid => flat(patrolsIn(grid, during))),
        none,
      )
    }
    return {
      rows,
      elsewhere,
      total: {
        patrols: summed(
          rows.map(({ patrols }) => patrols),
          none,
        ),
        visits: summed([...rows.map(({ visits }) => visits), elsewhere], noVisits),
      },
      trend: span.map(month => ({ month, patrols: patrolsOfAll(month), visits: visitsDone(calls, month) })),
    }
  },
})

/** The grid that each call's household lay in on the day of the fact. */
export async function gridsOfCalls(reader: Reader, calls: readonly Call[]): Promise<Map<string, string>> {
  const place = gridAt(await gridTables(reader))
  const buildings = new Map((await reader.all('households')).map(({ id, building }) => [id, building]))
  return new Map(
    calls.flatMap(({ id, household, date }) => {
      const building = buildings.get(household)
      const grid = building === undefined ? undefined : place(building, date)
      return grid === undefined ? [] : [[id, grid] as const]
    }),
  )
}
