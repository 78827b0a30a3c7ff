import * as z from 'zod'
import { lastPeriods, monthsOf } from '../../../src-shared/period'
import { closedThrough, closingState } from '../../../src-shared/points/closing'
import { pointMonthId, type PointMonth } from '../../../src-shared/points/months'
import { defineQuery } from '../command'

/** So many months that are over are looked through for what was not closed. */
const lookBack = 12

const Waiting = z.object({
  /** The oldest period that it is about. */
  period: z.string(),
  /** How many periods, and how many rows of branches and periods. */
  periods: z.number().int(),
  branches: z.number().int(),
})

/** What of the points waits for somebody: months that are over and open, and notices that ran out and still hang (domain §3.6). */
export const pointsReminders = defineQuery({
  name: 'points.reminders',
  title: '积分提醒',
  input: z.object({}),
  output: z.object({ open: Waiting.nullable(), expired: Waiting.nullable() }),
  async run(reader, _input, outside) {
    const today = outside.today()
    const closings = await reader.all('closings')
    const branches = (await reader.all('organisations')).filter(({ kind }) => kind === 'branch')
    const months = lastPeriods(today.slice(0, 7), lookBack + 1).slice(1)
    const asked = branches.flatMap(({ id }) => {
      const through = closedThrough(closings, id)
      return months.filter(month => month > through).map(month => ({ branch: id, period: month }))
    })
    const standing = await reader.derivedMany<PointMonth>(
      'pointMonths',
      asked.map(({ branch, period }) => pointMonthId(branch, period)),
    )
    const expired = closings.filter(closing => closingState(closing, today) === 'expired')
    return { open: waiting(asked.filter((_, i) => standing[i])), expired: waiting(expired) }
  },
})

function waiting(rows: readonly { branch: string; period: string }[]): z.infer<typeof Waiting> | null {
  const end = (period: string) => monthsOf(period).slice(-1)[0]!
  const periods = [...new Set(rows.map(({ period }) => period))].sort((a, b) => (end(a) < end(b) ? -1 : 1))
  const [period] = periods
  return period === undefined
    ? null
    : { period, periods: periods.length, branches: new Set(rows.map(({ branch }) => branch)).size }
}
