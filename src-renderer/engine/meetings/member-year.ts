import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { defineQuery } from '../command'

const count = z.number().int()

/** A member's meetings of a year: how many listed them as one who should come, and to how many they came. */
export const memberYear = defineQuery({
  name: 'meetings.memberYear',
  title: '党员全年到会',
  input: z.object({
    member: z.string().meta({ label: '党员' }),
    year: count.meta({ label: '年度' }),
  }),
  output: z.object({
    year: count,
    /** 应到: without those the member was exempt from. */
    expected: count,
    attended: count,
    /** Took part from elsewhere; neither present nor absent without leave. */
    remote: count,
    last: wholeDate.nullable(),
  }),
  async run(reader, { member, year }) {
    const spans = await reader.all('memberships', { member })
    const posts = await reader.all('posts', { member })
    const units = [...new Set([...spans, ...posts].map(({ organisation }) => organisation))]
    const meetings = (
      await Promise.all(
        units.map(unit =>
          reader.between('meetings', '[branch+date]', [unit, `${year}-01-01`], [unit, `${year}-12-31`]),
        ),
      )
    ).flat()
    const lines = meetings.flatMap(({ date, attendance }) =>
      attendance.flatMap(line => (line.member === member ? [{ date, status: line.status }] : [])),
    )
    const of = (status: string) => lines.filter(line => line.status === status)
    const dates = of('present').map(({ date }) => date)
    return {
      year,
      expected: lines.length - of('exempt').length,
      attended: dates.length,
      remote: of('floating_remote').length,
      last: dates.sort()[dates.length - 1] ?? null,
    }
  },
})
