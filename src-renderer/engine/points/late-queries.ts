import * as z from 'zod'
import { Closing } from '../../../src-shared/points/closing'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { PeriodPoints } from '../../../src-shared/points/quarter'
import { defineQuery } from '../command'
import { lateEntries, shownUnder } from './late-entries'
import { entryRows } from './entry-rows'
import { Entries } from './outputs'

const { branch, period } = Closing.shape
const { name } = Entries.shape.rows.element.shape

/** What came after a period was closed, member by member: the figure as it was closed, and beside it the lines in later months. */
export const pointsLate = defineQuery({
  name: 'points.late',
  title: '积分结账后的更正',
  input: z.object({ period }),
  output: z.object({
    /** `listed`: whether the closing has a line of the member; who had moved on by its end has none. */
    rows: z.array(PeriodPoints.extend({ branch, name, entries: Entries.shape.rows, listed: z.boolean() })),
  }),
  async run(reader, input) {
    const closings = await reader.all('closings', { period: input.period })
    const [late, under] = [await lateEntries(reader, input.period), shownUnder(closings, input.period)]
    const rows: {
      branch: string
      member: string
      total: number | null
      yearToDate: number | null
      listed: boolean
      entries: PointsEntry[]
    }[] = []
    for (const closing of closings) {
      const later = late.filter(entry => under(entry) === closing.branch)
      const originals = await Promise.all(
        later.flatMap(({ reverses }) => (reverses === undefined ? [] : reader.get('points', reverses))),
      )
      const entries = [...originals.flatMap(entry => entry ?? []), ...later]
      for (const member of new Set(entries.map(entry => entry.member))) {
        const line = closing.lines.find(one => one.member === member)
        rows.push({
          ...{ branch: closing.branch, member, total: line?.total ?? null, yearToDate: line?.yearToDate ?? null },
          listed: line !== undefined,
          entries: entries.filter((entry, at) => entry.member === member && entries.indexOf(entry) === at),
        })
      }
    }
    return {
      rows: await Promise.all(
        rows.map(async row => {
          const entries = await entryRows(reader, row.entries)
          return { ...row, name: entries[0]!.name, entries }
        }),
      ),
    }
  },
})
