import * as z from 'zod'
import { isWaiting } from '../../../src-shared/grid/calls'
import { coversDay } from '../../../src-shared/grid/patrol-id'
import { patrolsDone } from '../../../src-shared/grid/patrols-done'
import { workTerms } from '../../../src-shared/grid/work-terms'
import { addDays, wholeDate } from '../../../src-shared/plain-date'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineQuery } from '../command'
import { knownCalls } from './known-calls'
import { firstRounds, patrolTerms } from './work-ground'

/** So many days back patrols that were not entered are reminded of. */
const lookBack = 7
const count = z.number().int()

/** What of the work in the grids waits today: visits, days of patrols that were not entered, tags whose review has come. */
export const workReminders = defineQuery({
  name: 'grid.workReminders',
  title: '网格工作提醒',
  input: z.object({}),
  output: z.object({
    calls: z.object({ due: count, overdue: count }),
    /** Days within the last week on which a grid lacks a round that can be entered; the newest of them. */
    patrols: z.object({ days: count, last: wholeDate.nullable() }),
    reviews: count,
  }),
  async run(reader, _input, outside) {
    const today = outside.today()
    const { days, since } = await patrolTerms(reader, outside.dateOf)
    const waiting = (await knownCalls(reader, since, today)).filter(isWaiting)
    const visits = waiting.filter(({ origin }) => origin !== 'review')
    const from = addDays(today, -lookBack)
    const rows = await reader.between('patrols', 'date', `${from.slice(0, 7)}-01`, today)
    const sums = rows.filter(({ basis }) => basis === 'summary')
    // Who never entered a patrol does not keep them here, and is not reminded.
    const missing = new Set<string>()
    const firstRound = await firstRounds(reader, since)
    if (rows.length)
      for (const grid of (await reader.all('grids')).filter(one => holdsOn(one, today)))
        for (const month of new Set([from.slice(0, 7), today.slice(0, 7)]))
          for (const { date } of patrolsDone(grid, month, { rows, days, since, firstRound, today }).missing)
            // What a month's sum says too little of can't be entered day by day.
            if (date >= from && date < today && !sums.some(sum => sum.grid === grid.id && coversDay(sum, date)))
              missing.add(date)
    return {
      calls: {
        due: visits.filter(({ due }) => due <= addDays(today, workTerms.visits.ahead)).length,
        overdue: visits.filter(({ state }) => state === 'overdue').length,
      },
      patrols: { days: missing.size, last: [...missing].sort().slice(-1)[0] ?? null },
      reviews: waiting.filter(({ origin }) => origin === 'review').length,
    }
  },
})
