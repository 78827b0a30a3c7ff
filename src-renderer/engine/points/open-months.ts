import * as z from 'zod'
import { calendarPeriod, monthsOf, type Period } from '../../../src-shared/period'
import { closedThrough } from '../../../src-shared/points/closing'
import { standsIn } from '../../../src-shared/points/entry'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { ClosingRow, closingRows } from './closing-queries'
import { entriesStanding } from './standing-entries'

/** The months before a period in which something stands open, in their order, each with the branches that it is open for. */
export async function openMonths(
  reader: Reader,
  until: Period,
  branches: readonly string[],
): Promise<{ period: Period; branches: string[] }[]> {
  const closings = await reader.all('closings')
  const last = monthsOf(until).slice(-1)[0]!
  const open = new Map<string, string[]>()
  for (const branch of branches) {
    const through = closedThrough(closings, branch)
    const entries = await entriesStanding(reader, { branch }, through || '0000', last)
    // A longer period rests on its last month, whether anything stands in it or not.
    for (const month of new Set([...entries.map(standsIn), last]))
      if (month > through && month !== until) open.set(month, [...(open.get(month) ?? []), branch])
  }
  return [...open].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, of]) => ({ period, branches: of }))
}

/** What closing a period with all months before it would close as well: each month with its branches and what stands out in them. */
export const pointsOpenMonths = defineQuery({
  name: 'points.openMonths',
  title: '以前没有结账的各月',
  input: z.object({
    period: calendarPeriod,
    branches: z.array(z.string()).meta({ label: '党支部' }),
  }),
  output: z.object({ months: z.array(z.object({ period: z.string(), rows: z.array(ClosingRow) })) }),
  async run(reader, { period: until, branches }, outside) {
    const months = []
    for (const { period, branches: of } of await openMonths(reader, until, branches))
      months.push({ period, rows: (await closingRows(reader, period, outside.today(), of)).rows })
    return { months }
  },
})
