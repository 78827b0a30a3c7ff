import * as z from 'zod'
import { boundsOf, calendarPeriod, lengthOf, periodOf, type Period } from '../../../src-shared/period'
import { lateIn } from '../../../src-shared/points/closing'
import { PointsEntry } from '../../../src-shared/points/entry'
import { PackItem, packOn, type PointsPack } from '../../../src-shared/points/pack'
import { packTitle } from '../../../src-shared/points/pack-title'
import { postDuties, postItems, type Held } from '../../../src-shared/points/post-duties'
import { problem, Refusal } from '../../../src-shared/problem'
import { unitName } from '../../../src-shared/roster/organisation'
import type { Member } from '../../../src-shared/roster/member'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName } from '../roster/queries'
import { byMember } from './grouped'
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
    /** Posts of the half-year that ends with this month, which nobody has entered yet: what the committee may confirm. */
    duties: z.array(z.object({ member, rule: z.string(), posts: z.string() })),
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
    const entriesOf = byMember(await books.entriesOf(of))
    const people = books.membersOf(of)
    const exempt = new Set(books.linesOf(of).flatMap(line => (line.total === null ? line.member : [])))
    return {
      branchName: unitName(unit, await communityName(reader)),
      closed: books.closingOf(of) !== undefined,
      day,
      standsIn: lateIn(books.throughOf(of), day).period ?? month,
      pack: pack ? packTitle(pack) : null,
      items: items.map(({ code, name, group, deltas, unit: measure, per, evidence, facts }) => ({
        ...{ code, name, group, deltas, unit: measure, per, evidence },
        byFacts: facts.some(fact => fact.of === 'attendance'),
      })),
      duties: pack && isHalfEnd(month) ? await dutiesOf(reader, pack, month, people) : [],
      rows: people.map(person => {
        const own = entriesOf(person.id)
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

const isHalfEnd = (month: string) => /-(?:06|12)$/.test(month)

/** What the posts of a branch's members may earn for the half-year of a month; who is in the grid is known by the member. */
async function dutiesOf(reader: Reader, pack: PointsPack, month: Period, people: readonly Member[]) {
  if (!postItems(pack).length) return []
  const half = periodOf(`${month}-01`, 'half')
  const ids = new Set(people.map(({ id }) => id))
  const serving = new Map((await reader.all('gridPeople')).map(({ id, member: of }) => [id, of]))
  const held: Held[] = [
    ...(await reader.all('posts')).map(({ member: of, post, from, to }) => ({ member: of ?? '', as: post, from, to })),
    ...(await reader.all('gridPosts')).map(one => ({ ...one, member: serving.get(one.person) ?? '', as: one.role })),
  ].filter(({ member: of }) => ids.has(of))
  const { from, to } = boundsOf(half)
  const entries = await Promise.all(
    [...new Set(held.map(({ member: of }) => of))].map(of =>
      reader.between('points', '[member+date]', [of, from], [of, to]),
    ),
  )
  return postDuties(pack, half, held, entries.flat())
}
