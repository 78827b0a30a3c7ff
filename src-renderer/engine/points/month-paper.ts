import * as z from 'zod'
import { lastPeriods, lengthOf, calendarPeriod } from '../../../src-shared/period'
import { printDate } from '../../../src-shared/plain-date'
import { closingId } from '../../../src-shared/points/closing'
import { monthSheet } from '../../../src-shared/points/month-sheet'
import { monthOf } from '../../../src-shared/points/member-sums'
import { itemOn, packOn } from '../../../src-shared/points/pack'
import { factOf } from '../../../src-shared/points/rule-key'
import { problem, Refusal } from '../../../src-shared/problem'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { defineQuery } from '../command'
import { paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { periodBooks } from './month-books'
import { monthsIn } from './months-in'
import { packsOf } from './packs-in-force'

/** A branch's month, members by items, to be gone through in the groups: last month where it says none. */
export const pointsMonthSheet = defineQuery({
  name: 'points.monthSheet',
  title: '打印月度积分核对表',
  input: z.object({
    id: z.string().meta({ label: '党支部' }),
    period: calendarPeriod
      .refine(period => lengthOf(period) === 'month', { error: '请写成一个月，如 2026-10' })
      .optional(),
  }),
  output: ListSheet,
  async run(reader, { id, ...input }, outside) {
    const on = printedBy(outside)
    const month = input.period ?? lastPeriods(on.today.slice(0, 7), 2)[1]!
    const books = await periodBooks(reader, month, on.today, [id])
    const [unit] = books.branches
    if (!unit) throw new Refusal([problem('branch-unknown', '没有这个党支部，请重新选择。')])
    const closing = await reader.get('closings', closingId(id, month))
    const lines = books.linesOf(id)
    const items = await itemsByMember(reader, month)
    const packs = await packsOf(reader)
    const known = packOn(packs, books.until)?.items ?? []
    const used = new Set(lines.flatMap(({ member }) => [...(items.get(member)?.keys() ?? [])]))
    const others = [...used].filter(code => !known.some(item => item.code === code)).sort()
    const rows = []
    for (const { member, total, yearToDate } of lines)
      rows.push({
        name: (await reader.get('members', member))?.name ?? '（已不在名册）',
        ...{ total, yearToDate, items: items.get(member) ?? new Map<string, number>() },
      })
    return monthSheet(rows, {
      ...(await paperContext(reader, unit.name, books.until, on)),
      month,
      state: closing ? `${printDate(closing.closedOn)}结账` : `未结账，截至${printDate(books.until)}`,
      items: [
        ...known,
        ...others.map(
          code => itemOn(packs, books.until, code) ?? { code, name: '办法中没有的项目', group: 'addition' as const },
        ),
      ],
    })
  },
})

/** Half points of a month by member and item; who moved within the community has them from more than one branch. */
async function itemsByMember(reader: Reader, month: string): Promise<Map<string, Map<string, number>>> {
  const sums = new Map<string, Map<string, number>>()
  for (const table of (await monthsIn(reader, month)).filter(one => monthOf(one) === month))
    table.members.forEach((member, m) => {
      const own = sums.get(member) ?? new Map<string, number>()
      table.rules.forEach((key, r) => {
        const half = table.halfPoints[m * table.rules.length + r]!
        const rule = factOf(key, month).code
        if (half) own.set(rule, (own.get(rule) ?? 0) + half)
      })
      sums.set(member, own)
    })
  return sums
}
