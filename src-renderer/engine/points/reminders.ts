import * as z from 'zod'
import { lastPeriods, monthsOf } from '../../../src-shared/period'
import { daysBetween } from '../../../src-shared/plain-date'
import { appealState } from '../../../src-shared/points/appeal'
import { closedThrough, closingState } from '../../../src-shared/points/closing'
import { pointMonthId, type PointMonth } from '../../../src-shared/points/months'
import { replyBy } from '../../../src-shared/points/terms'
import { defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { correctedAppeals } from './corrected-appeals'

/** So many months that are over are looked through for what was not closed. */
const lookBack = 12

const Waiting = z.object({
  /** The oldest period that it is about. */
  period: z.string(),
  /** How many periods, and how many rows of branches and periods. */
  periods: z.number().int(),
  branches: z.number().int(),
})

/** A notice is near its end so many days before it. */
const nearDays = 1

/**
 * What of the points waits for somebody: months that are over and open, notices that run out or ran out and still hang (domain §3.6),
 * objections with the first of their terms, and points that were put right and have to hang again.
 */
export const pointsReminders = defineQuery({
  name: 'points.reminders',
  title: '积分提醒',
  input: z.object({}),
  output: z.object({
    open: Waiting.nullable(),
    expired: Waiting.nullable(),
    ending: Waiting.extend({ to: z.string() }).nullable(),
    /** Objections that are not done with; `due` is the first term of those that wait for an answer. */
    appeals: z.object({ count: z.number().int(), due: z.string().nullable() }).nullable(),
    rehang: z.object({ count: z.number().int(), appeal: z.string() }).nullable(),
  }),
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
    const ending = closings.filter(
      closing =>
        closingState(closing, today) === 'posted' && daysBetween(today, closing.notice?.to ?? today) <= nearDays,
    )
    const near = waiting(ending)
    const to = ending.map(({ notice }) => notice?.to ?? today).sort()[0]
    return {
      open: waiting(asked.filter((_, i) => standing[i])),
      expired: waiting(expired),
      ending: near && to !== undefined ? { ...near, to } : null,
      ...(await objections(reader, outside)),
    }
  },
})

/** Objections that wait, and those whose points were put right and not yet shown again. */
async function objections(reader: Reader, outside: Outside) {
  const today = outside.today()
  const rows = await reader.all('appeals')
  const adjusted = rows.filter(row => (row.final ?? row.reply)?.result === 'adjusted' && !row.republishedOn)
  const corrected = await correctedAppeals(reader, adjusted, outside)
  const waits = rows.filter(row => appealState(row, today) !== 'answered')
  const undone = adjusted.filter(({ id }) => !corrected.has(id) && !waits.some(one => one.id === id))
  const rehang = adjusted.filter(({ id }) => corrected.has(id))
  const due = waits
    .filter(({ reply }) => !reply)
    .map(({ received }) => replyBy(received))
    .sort()[0]
  const count = waits.length + undone.length
  return {
    appeals: count ? { count, due: due ?? null } : null,
    rehang: rehang[0] ? { count: rehang.length, appeal: rehang[0].id } : null,
  }
}

function waiting(rows: readonly { branch: string; period: string }[]): z.infer<typeof Waiting> | null {
  const end = (period: string) => monthsOf(period).slice(-1)[0]!
  const periods = [...new Set(rows.map(({ period }) => period))].sort((a, b) => (end(a) < end(b) ? -1 : 1))
  const [period] = periods
  return period === undefined
    ? null
    : { period, periods: periods.length, branches: new Set(rows.map(({ branch }) => branch)).size }
}
