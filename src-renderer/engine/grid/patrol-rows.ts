import * as z from 'zod'
import { Patrol, patrolBases, shifts } from '../../../src-shared/grid/patrol'
import { isEnteredLate } from '../../../src-shared/grid/work-terms'
import { wholeDate } from '../../../src-shared/plain-date'
import { defineQuery } from '../command'
import { servingPeople } from './queries'

/** Patrols of a stretch of days as they were written down, the newest first: what stands behind a figure. */
export const listPatrols = defineQuery({
  name: 'grid.patrols',
  title: '巡查记录',
  input: z.object({
    from: wholeDate.meta({ label: '自' }),
    to: wholeDate.meta({ label: '至' }),
    grid: z.string().optional().meta({ label: '网格' }),
  }),
  output: z.object({
    rows: z.array(
      z
        .object({
          ...Patrol.shape,
          ...{ gridName: z.string(), workerName: z.string(), basisLabel: z.string(), shiftLabel: z.string() },
          /** The day of entry, where it lies far behind the round. */
          enteredLate: wholeDate.nullable(),
        })
        .omit({ deletedAt: true }),
    ),
  }),
  async run(reader, asked, outside) {
    const names = new Map((await reader.all('grids')).map(row => [row.id, row.name]))
    const people = await servingPeople(reader)
    const rows = (await reader.between('patrols', 'date', asked.from, asked.to))
      .filter(row => asked.grid === undefined || row.grid === asked.grid)
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
    return {
      rows: rows.map(
        ({
          id,
          grid,
          worker,
          date,
          until,
          shift,
          basis,
          rounds,
          lateRounds,
          findings,
          note,
          externalId,
          createdAt,
        }) => {
          const entered = outside.dateOf(createdAt)
          return {
            ...{ id, grid, worker, date, until, shift, basis, rounds, lateRounds, findings, note, externalId },
            gridName: names.get(grid) ?? '',
            workerName: worker === undefined ? '' : (people.get(worker)?.name ?? ''),
            basisLabel: patrolBases[basis],
            shiftLabel: shift === undefined ? '' : shifts[shift],
            enteredLate: isEnteredLate(until ?? date, entered) ? entered : null,
          }
        },
      ),
    }
  },
})
