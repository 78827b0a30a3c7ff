import * as z from 'zod'
import { calendarPeriod, lastPeriods, printPeriod, quarterOf, type Period } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'
import { closingId, type Closing } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { noticeSheet, PointsNotices, type NoticeLine } from '../../../src-shared/points/notice-sheet'
import { packOn } from '../../../src-shared/points/pack'
import { frameOn } from '../../../src-shared/points/rule-layout'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { beginning, holdsOn } from '../../../src-shared/roster/membership'
import { unitName, type Organisation } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName, rosterTables } from '../roster/queries'
import { lateEntries } from './late-entries'
import { periodBooks } from './month-books'
import { packsOf } from './packs-in-force'

/** Ids of branches with commas between them, or `all`. */
export const branchIds = z
  .string()
  .default('all')
  .transform(text => (text === 'all' ? undefined : text.split(',').filter(Boolean)))
  .meta({ label: '党支部' })

/** Points of one or many branches for the wall, one after the other: the last quarter where no period is said. */
export const pointsNotices = defineQuery({
  name: 'points.notices',
  title: '打印积分公示',
  input: z.object({ id: branchIds, period: calendarPeriod.optional() }),
  output: PointsNotices,
  async run(reader, { id: only, ...input }, outside) {
    const today = outside.today()
    const period = input.period ?? lastPeriods(quarterOf(today), 2)[1]!
    const books = await periodBooks(reader, period, today, only)
    const unknown = only?.find(branch => !books.branches.some(unit => unit.id === branch))
    if (unknown !== undefined) throw new Refusal([problem('branch-unknown', '没有这个党支部，请重新选择。')])
    const [community, late, belongs] = [
      await communityName(reader),
      await lateFor(reader, period),
      await belongingOn(reader, today),
    ]
    const packs = await packsOf(reader)
    const [pack, frame] = [packOn(packs, books.until) ?? null, frameOn(packs, books.until) ?? null]
    const notices = []
    for (const unit of books.branches) {
      const closing = (await reader.get('closings', closingId(unit.id, period))) ?? null
      const points = books.linesOf(unit.id)
      if (!points.length) continue
      const people = new Map<string, NoticeLine>()
      for (const { member, total, yearToDate } of points) {
        const person = await reader.get('members', member)
        const name = person?.name ?? '（已不在名册）'
        people.set(member, { name, joined: person?.joined, total, yearToDate, left: !belongs.to(member, unit.id) })
      }
      notices.push(
        noticeSheet([...people.values()], {
          ...{ unit: unit.name, branch: unitName(unit, community), period, closing },
          ...{ until: books.until, printedOn: today },
          ...{ pack, frame },
          came: points.some(({ member }) => belongs.since(member) > `${period.slice(0, 4)}-01-01`),
          notedOn: await heldOn(reader, closing),
          later: [...late.sums].flatMap(([key, delta]) => {
            const [member, month] = key.split('|') as [string, string]
            const of = people.get(member)
            return of && of.total !== null ? [{ line: of, delta, month }] : []
          }),
          additions: closing?.notice ? additionsOf(late.entries, people) : 0,
          ...(await contactOf(reader, unit, today)),
        }),
      )
    }
    if (!notices.length)
      throw new Refusal([problem('notice-empty', `${printPeriod(period)}没有可以公示的党员，请换一个期间或党支部。`)])
    return { notices }
  },
})

/** What came too late for a period, and half points of it by `member|month`, the month being the one that they count in. */
async function lateFor(reader: Reader, period: Period) {
  const sums = new Map<string, number>()
  const entries = await lateEntries(reader, period)
  for (const entry of entries) {
    const key = `${entry.member}|${standsIn(entry)}`
    sums.set(key, (sums.get(key) ?? 0) + entry.delta)
  }
  return { entries, sums }
}

/** How many deeds brought what came too late for those on a notice: each makes another paper of it. */
function additionsOf(entries: readonly Stored<PointsEntry>[], people: ReadonlyMap<string, NoticeLine>): number {
  return new Set(entries.flatMap(({ member, entry }) => (people.has(member) ? entry : []))).size
}

/** Where members belong on a day, and since when they are on the roster at all. */
async function belongingOn(reader: Reader, day: PlainDate) {
  const { memberships } = await rosterTables(reader)
  const now = new Set(memberships.flatMap(span => (holdsOn(span, day) ? [`${span.member}|${span.organisation}`] : [])))
  const since = new Map<string, PlainDate>()
  for (const span of memberships) {
    const before = since.get(span.member)
    if (before === undefined || beginning(span) < before) since.set(span.member, beginning(span))
  }
  return {
    to: (member: string, branch: string) => now.has(`${member}|${branch}`),
    since: (member: string) => since.get(member) ?? '',
  }
}

async function heldOn(reader: Reader, closing: Stored<Closing> | null): Promise<PlainDate | null> {
  return closing?.noted === undefined ? null : ((await reader.get('meetings', closing.noted))?.date ?? null)
}

/** To whom somebody turns: the contact of the branch, else its secretary. */
async function contactOf(
  reader: Reader,
  unit: Organisation,
  day: PlainDate,
): Promise<{ contact: string; phone: string }> {
  const now = await reader.get('organisations', unit.id)
  const contact = now?.contact ?? (await secretaryOf(reader, unit.id, day))
  return { contact, phone: now?.phone ?? '' }
}

async function secretaryOf(reader: Reader, branch: string, day: PlainDate): Promise<string> {
  const posts = await reader.all('posts', { organisation: branch })
  const own = posts.find(post => post.post === 'secretary' && holdsOn(post, day))
  return own?.name ?? (own?.member ? ((await reader.get('members', own.member))?.name ?? '') : '')
}
