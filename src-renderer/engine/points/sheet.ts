import * as z from 'zod'
import { boundsOf, calendarPeriod, lengthOf } from '../../../src-shared/period'
import { closedThrough, closingId, lateIn } from '../../../src-shared/points/closing'
import { PointsEntry } from '../../../src-shared/points/entry'
import { PackItem, packOn } from '../../../src-shared/points/pack'
import { problem, Refusal } from '../../../src-shared/problem'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { communityName } from '../roster/queries'
import { periodBooks } from './month-books'
import { packsOf } from './packs-in-force'

const { member, branch } = PointsEntry.shape
const half = z.number().int()

/** A branch's month as a sheet, members down and items across: what stands in each cell, in the order of party lists. */
export const pointsSheet = defineQuery({
  name: 'points.sheet',
  title: '支部月度积分表',
  input: z.object({
    month: calendarPeriod
      .refine(period => lengthOf(period) === 'month', { error: '请写成 2026-10' })
      .meta({ label: '月份' }),
    branch,
  }),
  output: z.object({
    branchName: z.string(),
    closed: z.boolean(),
    /** The last day of the month that has come: what is entered is dated by it unless another day is said. */
    day: z.string(),
    /** The month in which something entered now would stand. */
    standsIn: z.string(),
    pack: z.string().nullable(),
    items: z.array(
      PackItem.pick({
        code: true,
        name: true,
        group: true,
        deltas: true,
        unit: true,
        per: true,
        evidence: true,
      }).extend({
        /** Comes from meetings by itself. */
        byFacts: z.boolean(),
      }),
    ),
    rows: z.array(
      z.object({
        member,
        name: z.string(),
        exempt: z.boolean(),
        /** Half points by item, and of how many entries. */
        cells: z.array(z.object({ half, entries: z.number().int() })),
        /** Everything that stands in the month, items that the rules don't have any longer included; before caps. */
        sum: half,
      }),
    ),
  }),
  async run(reader, { month, branch: of }, outside) {
    const books = await periodBooks(reader, month, outside.today(), [of])
    const unit = books.branches[0]
    if (!unit) throw new Refusal([problem('branch-unknown', '没有这个党支部，请重新选择。')])
    const { from, to } = boundsOf(month)
    const day = books.until < from ? from : books.until
    const pack = packOn(await packsOf(reader), to)
    const items = pack?.items ?? []
    const entries = await books.entriesOf(of)
    const exempt = new Set(books.linesOf(of).flatMap(line => (line.total === null ? line.member : [])))
    return {
      branchName: unitName(unit, await communityName(reader)),
      closed: books.closings.some(({ id }) => id === closingId(of, month)),
      day,
      standsIn: lateIn(closedThrough(books.closings, of), day).period ?? month,
      pack: pack ? `${pack.name} 第${pack.version}版` : null,
      items: items.map(({ code, name, group, deltas, unit: measure, per, evidence, facts }) => ({
        ...{ code, name, group, deltas, unit: measure, per, evidence },
        byFacts: facts.some(fact => fact.of === 'attendance'),
      })),
      rows: books.membersOf(of).map(person => {
        const own = entries.filter(entry => entry.member === person.id)
        const sum = (list: typeof own) => list.reduce((total, { delta }) => total + delta, 0)
        return {
          member: person.id,
          name: person.name,
          exempt: exempt.has(person.id),
          cells: items.map(({ code }) => {
            const list = own.filter(({ rule }) => rule === code)
            return { half: sum(list), entries: list.length }
          }),
          sum: sum(own),
        }
      }),
    }
  },
})
