import * as z from 'zod'
import { askedYear } from '../../../src-shared/points/bounds'
import { packOn, PointsPack } from '../../../src-shared/points/pack'
import { calendarPeriod, monthsOf } from '../../../src-shared/period'
import { scoringOn } from '../../../src-shared/points/scoring'
import { problem, Refusal } from '../../../src-shared/problem'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName } from '../roster/queries'
import { accountIn } from './accounts'
import { entryRows } from './entry-rows'
import { periodBooks } from './month-books'
import { entriesStanding } from './standing-entries'
import { packsOf } from './packs-in-force'
import { Entries, OneAccount, Quarter } from './outputs'

/** Lines of points accounts, the newest first. */
export const pointsEntries = defineQuery({
  name: 'points.entries',
  title: '积分记录',
  input: z.object({ member: z.string().optional().meta({ label: '党员' }), period: calendarPeriod.optional() }),
  output: Entries,
  async run(reader, input) {
    const months = input.period ? monthsOf(input.period) : ['0000', '9999']
    const of = input.member ? { member: input.member } : undefined
    const entries = await entriesStanding(reader, of, months[0]!, months[months.length - 1]!)
    const rows = (await entryRows(reader, entries)).sort((a, b) =>
      a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1,
    )
    return { rows, total: rows.length }
  },
})

/** The figure of the member that was closed last in a year: of its newest month, and of two that end with it the longer. */
async function publishedOf(reader: Reader, member: string, year: string) {
  const closings = (await reader.all('closings')).filter(({ period }) => period.startsWith(year))
  const found = closings.flatMap(({ period, lines }) =>
    lines.filter(line => line.member === member).map(({ yearToDate }) => ({ period, yearToDate })),
  )
  const end = ({ period }: { period: string }) => `${monthsOf(period).slice(-1)[0]!}|${monthsOf(period).length + 10}`
  return found.reduce<(typeof found)[number] | null>((last, one) => (last && end(last) > end(one) ? last : one), null)
}

/** One member's account of a year, line by line. */
export const pointsAccount = defineQuery({
  name: 'points.account',
  title: '积分账',
  input: z.object({
    member: z.string().meta({ label: '党员' }),
    year: askedYear.meta({ label: '年度' }),
  }),
  output: OneAccount,
  async run(reader, { member, year }, outside) {
    const person = await reader.get('members', member)
    if (!person) throw new Refusal([problem('member-unknown', '名册上没有这名党员，请重新选择。')])
    const { account } = await accountIn(reader, person, year, outside.today())
    const resolved = scoringOn(await reader.all('scorings', { member }), member, account.until)
    const said = resolved && { id: resolved.id, from: resolved.from, resolution: resolved.resolution }
    return {
      name: person.name,
      ...account,
      resolved: said ?? null,
      published: await publishedOf(reader, member, String(year)),
    }
  },
})

/** Points of a period and of the year to its end, for everybody on the roster at the period's end (half points). */
export const pointsQuarter = defineQuery({
  name: 'points.quarter',
  title: '季度积分',
  input: z.object({ period: calendarPeriod, branch: z.string().optional().meta({ label: '党支部' }) }),
  output: Quarter,
  async run(reader, input, outside) {
    const books = await periodBooks(reader, input.period, outside.today(), input.branch ? [input.branch] : undefined)
    const community = await communityName(reader)
    const lines = new Map(
      books.branches.flatMap(({ id, name }) =>
        books.linesOf(id).map(line => [line.member, { ...line, branch: id, branchName: shortName(name, community) }]),
      ),
    )
    return {
      rows: books.people.flatMap(({ id, name }) => {
        const line = lines.get(id)
        return line ? { ...line, name, closed: books.closingOf(line.branch) !== undefined } : []
      }),
    }
  },
})

/** The items of the rule pack in force on a day, for entering by hand. */
export const pointsPack = defineQuery({
  name: 'points.pack',
  title: '积分办法',
  input: z.object({
    date: z.string().optional().meta({ label: '日期' }),
    ledger: PointsPack.shape.ledger.optional(),
  }),
  output: PointsPack.nullable(),
  run: async (reader, { date, ledger }, outside) =>
    packOn(await packsOf(reader), date ?? outside.today(), ledger) ?? null,
})
