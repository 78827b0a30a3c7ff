import * as z from 'zod'
import { boundsOf, lastDayOf, monthsOf } from '../../../src-shared/period'
import { askedYear } from '../../../src-shared/points/bounds'
import { closingId } from '../../../src-shared/points/closing'
import { PointsEntry } from '../../../src-shared/points/entry'
import { pointsOfPeriod, type PeriodPoints } from '../../../src-shared/points/quarter'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { defineQuery } from '../command'
import { rosterTables } from '../roster/queries'
import { earlierYears } from './earlier-years'
import { monthsIn } from './months-in'
import { packsOf } from './packs-in-force'
import { scoredPeople } from './scored-people'

const { branch } = PointsEntry.shape

/** What each month of a year brought a branch, as far as it has come: the sum, and of how many members it is. */
export const pointsTrend = defineQuery({
  name: 'points.trend',
  title: '支部各月积分',
  input: z.object({ year: askedYear.meta({ label: '年度' }), branch }),
  output: z.object({
    months: z.array(
      z.object({
        month: z.string(),
        closed: z.boolean(),
        /** Half points that the month brought the scored members, caps counted: what an average divides. */
        sum: z.number().int(),
        /** Members who are scored: what it is divided by. */
        scored: z.number().int(),
      }),
    ),
  }),
  async run(reader, asked, outside) {
    const today = outside.today()
    const packs = await packsOf(reader)
    const tables = await rosterTables(reader)
    const spans = tables.memberships.filter(({ organisation }) => organisation === asked.branch)
    const closings = new Map((await reader.all('closings')).map(row => [row.id, row]))
    const months = await monthsIn(reader, String(asked.year))

    async function openLines(period: string): Promise<PeriodPoints[]> {
      const until = lastDayOf(period, today)
      const own = rosterOn(until, tables.members, spans).map(({ member }) => member)
      const people = await scoredPeople(reader, own, packs, until)
      const year = { months, year: asked.year, members: own, packs }
      const earlier = await earlierYears(reader, year)
      return pointsOfPeriod({ period, members: own.map(({ id }) => id), months, packs, earlier, ...people })
    }
    const rows = []
    for (const month of monthsOf(String(asked.year))) {
      if (boundsOf(month).from > today) break
      const closing = closings.get(closingId(asked.branch, month))
      const lines = closing?.lines ?? (await openLines(month))
      const totals = lines.flatMap(({ total }) => total ?? [])
      rows.push({
        month,
        closed: closing !== undefined,
        sum: totals.reduce((sum, total) => sum + total, 0),
        scored: totals.length,
      })
    }
    return { months: rows }
  },
})
