import * as z from 'zod'
import type { GridPost } from '../../../src-shared/grid/grid-post'
import { doublePosts, peopleServing } from '../../../src-shared/grid/serving'
import { wholeDate } from '../../../src-shared/plain-date'
import { maskPhone } from '../../../src-shared/roster/masks'
import { holdsOn } from '../../../src-shared/roster/membership'
import { byNameStrokes } from '../../../src-shared/roster/stroke-order'
import { rosterOn } from '../../../src-shared/roster/roster-counts'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName, rosterTables, unitsAt } from '../roster/queries'
import { OnePerson, People, type ServingLine } from './outputs'
import { erasedName, servingPeople } from './queries'
import { inRoleOrder, servingBooks, type ServingBooks, type ToldPerson } from './serving-books'
import { asWords } from './who'

const asOf = wholeDate.optional().meta({ label: '截至日期' })

/** Everybody who serves in the grids with what they hold on a day, in the order of party lists. */
export const gridPeopleList = defineQuery({
  name: 'grid.people',
  title: '网格人员',
  input: z.object({ asOf }),
  output: People,
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const books = await servingBooks(reader, day)
    const roster = await rosterPosts(reader, books)
    const doubles = doublePosts(day, books.tables.gridPosts)
    const own = byPerson(books.tables.gridPosts)
    const serving = peopleServing(day, books.tables.gridPosts, await reader.all('pairings'))
    const rows = [...books.people.values()]
      .filter(({ name }) => name !== erasedName)
      .map(person => ({ ...personLine(person, books, { own, roster, doubles }), serves: serving.has(person.id) }))
      .sort((a, b) => byNameStrokes(a.name, b.name) || (a.id < b.id ? -1 : 1))
    return { asOf: day, rows, serving: serving.size }
  },
})

/** Everything on file of somebody who serves: what they hold on the day, and held; null where there is nobody. */
export const gridPerson = defineQuery({
  name: 'grid.person',
  title: '网格人员情况',
  input: z.object({ id: z.string().meta({ label: '网格人员' }), asOf }),
  output: OnePerson,
  async run(reader, input, outside) {
    const row = await reader.get('gridPeople', input.id)
    if (!row) return null
    const day = input.asOf ?? outside.today()
    const books = await servingBooks(reader, day)
    const person = books.people.get(row.id)!
    if (person.name === erasedName) return null
    const own = byPerson(books.tables.gridPosts)
    const doubles = doublePosts(day, books.tables.gridPosts)
    const line = personLine(person, books, { own, roster: await rosterPosts(reader, books), doubles })
    const held = await reader.all('pairings', { person: row.id })
    return {
      ...line,
      ...{ member: row.member ?? null, attached: row.attached ?? null, sex: row.sex ?? null, unit: row.unit ?? null },
      former: inRoleOrder((own.get(row.id) ?? []).filter(post => !holdsOn(post, day)).map(books.lineOf)),
      pairings: held.filter(pairing => holdsOn(pairing, day)).length,
    }
  },
})

const byPerson = (posts: readonly GridPost[]) => {
  const found = new Map<string, GridPost[]>()
  for (const post of posts) found.set(post.person, [...(found.get(post.person) ?? []), post])
  return found
}

/** Of members who serve: that they lead a group or a 中心户 as the roster has it, by the id of who serves. */
async function rosterPosts(reader: Reader, books: ServingBooks): Promise<Map<string, ServingLine[]>> {
  const whose = new Map((await reader.all('gridPeople')).flatMap(row => (row.member ? [[row.member, row.id]] : [])))
  const found = new Map<string, ServingLine[]>()
  for (const post of books.tables.posts) {
    const role = post.post
    if ((role !== 'groupLeader' && role !== 'hubHead') || !holdsOn(post, books.day)) continue
    const person = whose.get(post.member ?? '')
    if (person) found.set(person, [...(found.get(person) ?? []), books.line({ role, post })])
  }
  return found
}

function personLine(
  person: ToldPerson,
  { day, lineOf }: ServingBooks,
  {
    own,
    roster,
    doubles,
  }: {
    own: ReadonlyMap<string, GridPost[]>
    roster: ReadonlyMap<string, ServingLine[]>
    doubles: ReadonlyMap<string, GridPost[]>
  },
) {
  const posts = own.get(person.id) ?? []
  const holding = posts.filter(post => holdsOn(post, day))
  return {
    ...{ id: person.id, name: person.name, as: person.as, asWord: asWords[person.as], where: person.where },
    phone: maskPhone(person.phone),
    holds: inRoleOrder([...holding.map(lineOf), ...(roster.get(person.id) ?? [])]),
    leading: doubles.get(person.id)?.length ?? 0,
    past: posts.filter(({ to }) => to && to <= day).length,
  }
}

/** Everybody who could serve: those who do, members on the roster, those who reported; each once. */
export const gridCandidates = defineQuery({
  name: 'grid.candidates',
  title: '可以任职的人',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        /** `person`, `member` or `attached` and its id: what `who` of a deed asks. */
        as: z.enum(['person', 'member', 'attached']),
        id: z.string(),
        name: z.string(),
        /** Branch, unit or employer. */
        where: z.string(),
        birth: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
  }),
  async run(reader, _input, outside) {
    const day = outside.today()
    const community = await communityName(reader)
    const branches = new Map((await unitsAt(reader, day)).map(unit => [unit.id, shortName(unit.name, community)]))
    const { members, memberships } = await rosterTables(reader)
    const roster = new Map(rosterOn(day, members, memberships).map(one => [one.member.id, one]))
    const known = await reader.all('gridPeople')
    const taken = new Set(known.flatMap(({ member, attached }) => member ?? attached ?? []))
    const serving = await servingPeople(reader)
    const branchOf = (member: string) => branches.get(roster.get(member)?.organisation ?? '') ?? ''
    const attached = (await reader.all('attached')).filter(one => holdsOn(one, day) && !taken.has(one.id))
    const birthOf = new Map(members.map(({ id, birth }) => [id, birth]))
    const rows = [
      ...known
        .filter(({ id }) => serving.get(id)!.name !== erasedName)
        .map(({ id, member }) => {
          const { name, unit, phone } = serving.get(id)!
          const where = member ? branchOf(member) : (unit ?? '')
          return { as: 'person' as const, id, name, where, birth: birthOf.get(member ?? '') ?? null, phone }
        }),
      ...[...roster.values()]
        .filter(({ member }) => !taken.has(member.id))
        .map(({ member: { id, name, birth, phone } }) => ({
          ...{ as: 'member' as const, id, name, where: branchOf(id), birth: birth ?? null, phone },
        })),
      ...attached.map(({ id, name, unit, phone }) => ({
        ...{ as: 'attached' as const, id, name, where: unit ?? '', birth: null, phone },
      })),
    ]
    return {
      rows: rows
        .map(row => ({ ...row, phone: maskPhone(row.phone) }))
        .sort((a, b) => byNameStrokes(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    }
  },
})
