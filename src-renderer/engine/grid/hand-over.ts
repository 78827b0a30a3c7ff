import * as z from 'zod'
import { isWaiting } from '../../../src-shared/grid/calls'
import { heldOf, type GridPost } from '../../../src-shared/grid/grid-post'
import { gridsOn } from '../../../src-shared/grid/grids-on'
import { visitReasons } from '../../../src-shared/grid/visit'
import { addDays, wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { RecordOf } from '../../../src-shared/tables'
import { defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { handOverSheet } from '../../../src-shared/grid/paper/hand-over-sheet'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { paperContext, printedBy } from '../office/queries'
import { Refusal } from '../../../src-shared/problem'
import { booksSince } from './books-since'
import { doorsOf } from './doors'
import { knownCalls } from './known-calls'
import { seatOf } from './post-rules'
import { servingBooks, type ServingBooks } from './serving-books'
import { personUnknown } from './who'

const count = z.number().int()
const date = wholeDate.nullable()

/** What somebody hands over on a day: posts, households that they look after, and what is open in their area. */
export const HandOver = z.object({
  person: z.object({ id: z.string(), name: z.string(), where: z.string() }),
  day: wholeDate,
  posts: z.array(
    z.object({
      id: z.string(),
      word: z.string(),
      placeName: z.string(),
      /** Buildings that it is of. */
      buildings: count,
      from: date,
      /** Who takes over; empty while nobody does. */
      next: z.string(),
    }),
  ),
  pairings: z.array(
    z.object({ id: z.string(), door: z.string(), pledge: z.string(), from: wholeDate, due: date, next: z.string() }),
  ),
  /** Visits that wait in the area, as the page of visits has them. */
  open: z.array(z.object({ id: z.string(), door: z.string(), reason: z.string(), date: wholeDate, due: wholeDate })),
})

export type HandOver = z.infer<typeof HandOver>

const input = z.object({
  id: z.string().meta({ label: '网格人员' }),
  day: wholeDate.optional().meta({ label: '移交日期' }),
})

/**
 * What somebody hands over on a day. Once something ended on that day, that is what was handed over, with who took it; before,
 * everything that they hold.
 */
export const gridHandOver = defineQuery({
  name: 'grid.handOver',
  title: '移交清单',
  input,
  output: HandOver,
  run: (reader, { id, day }, outside) => readHandOver(reader, id, day ?? outside.today(), outside),
})

/** The hand-over list on paper, to be signed by both. */
export const gridHandOverSheet = defineQuery({
  name: 'grid.handOverSheet',
  title: '打印移交清单',
  input,
  output: ListSheet,
  async run(reader, { id, day }, outside) {
    const list = await readHandOver(reader, id, day ?? outside.today(), outside)
    return handOverSheet(list, await paperContext(reader, '', list.day, printedBy(outside)))
  },
})

async function readHandOver(
  reader: Reader,
  id: string,
  day: PlainDate,
  outside: Pick<Outside, 'dateOf' | 'today'>,
): Promise<HandOver> {
  const books = await servingBooks(reader, day)
  const person = books.people.get(id)
  if (!person) throw new Refusal([personUnknown])
  const eve = addDays(day, -1)
  const going = <R extends { from?: string | undefined; to?: string | undefined }>(rows: readonly R[]): R[] => {
    const held = rows.filter(row => holdsOn(row, eve) || (holdsOn(row, day) && row.from === day))
    const ended = held.filter(({ to }) => to === day)
    return ended.length ? ended : held.filter(({ to }) => !to || to > day)
  }
  const posts = going(books.tables.gridPosts.filter(post => post.person === id))
  const allPairings = await reader.all('pairings')
  const pairings = going(allPairings.filter(pairing => pairing.person === id))
  const nameOf = (one: string | undefined) => (one === undefined ? '' : (books.people.get(one)?.name ?? ''))
  const takes = new Map(
    books.tables.gridPosts.flatMap(post =>
      post.from === day && post.person !== id ? [[seatOf(post), post.person]] : [],
    ),
  )
  const cares = new Map(
    allPairings.flatMap(row => (row.from === day && row.person !== id ? [[row.household, row.person]] : [])),
  )
  const buildingsOf = areas(books, eve)
  const nextOf = await agreedVisits(reader)
  const doors = await doorsOf(reader)
  const labelOf = (household: string) => doors.get(household)?.label ?? ''
  const area = new Set(posts.filter(({ role }) => goesRound.has(role)).flatMap(buildingsOf))
  const paired = new Set(pairings.map(({ household }) => household))
  return {
    person: { id, name: person.name, where: person.where },
    day,
    posts: posts.map(post => {
      const { word, placeName, unit, from } = books.lineOf(post)
      const place = unit ? `${placeName}${unit}单元` : placeName
      const next = nameOf(takes.get(seatOf(post)))
      return { id: post.id, word, placeName: place, buildings: buildingsOf(post).length, from, next }
    }),
    pairings: pairings.map(row => ({
      ...{ id: row.id, door: labelOf(row.household), pledge: row.pledge ?? '', from: row.from },
      ...{ due: nextOf(row.household), next: nameOf(cares.get(row.household)) },
    })),
    open: (await knownCalls(reader, await booksSince(reader, outside), day))
      .filter(isWaiting)
      .filter(({ household, origin }) =>
        paired.has(household)
          ? origin !== 'again' // Its line says when the next visit was agreed on.
          : area.has(doors.get(household)?.household.building ?? ''),
      )
      .map(({ id: call, household, reason, origin, date: since, due }) => ({
        ...{ id: call, door: labelOf(household), date: since, due },
        reason: origin === 'again' ? '约定再访' : visitReasons[reason],
      })),
  }
}

/** Roles that go round to the households of their place. */
const goesRound: ReadonlySet<GridPost['role']> = new Set([
  'gridLeader',
  'fullTime',
  'partTime',
  'buildingLeader',
  'unitLeader',
])

/** Ids of the buildings that a post is of, as the grids stood on a day. */
function areas({ tables }: ServingBooks, day: PlainDate): (post: GridPost) => string[] {
  const grids = new Map(gridsOn(day, tables).map(on => [on.grid.id, on.buildings.map(({ id }) => id)]))
  return post => {
    const of = heldOf[post.role]
    if (of === 'grid') return grids.get(post.grid!) ?? []
    if (of === 'building') return [post.building!]
    return tables.buildings.filter(one => one.estate === post.estate && holdsOn(one, day)).map(({ id }) => id)
  }
}

/** The day that the last visit of a household named as the next. */
async function agreedVisits(reader: Reader): Promise<(household: string) => PlainDate | null> {
  const last = new Map<string, RecordOf<'visits'>>()
  for (const visit of await reader.all('visits')) {
    const known = last.get(visit.household)
    if (!known || known.date < visit.date) last.set(visit.household, visit)
  }
  return household => last.get(household)?.next ?? null
}
