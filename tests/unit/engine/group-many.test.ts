import { beforeEach, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { sampleBooks, type Books, type Person } from './sample-books'

interface Preview {
  before: { text: string | null; count: number }[]
  changes: number
  same: number
  problems: { code: string; message: string }[]
}

let books: Books
let own: Person[]
let others: Person[]
let group: string
const ids = (people: readonly Person[]) => people.map(({ id }) => id)
const look = (input: object) => books.ask<Preview>('roster.groupManyPreview', input)
const inGroup = async () =>
  (await books.ask<{ rows: { id: string; members: number }[] }>('roster.units')).rows.find(({ id }) => id === group)!
    .members

beforeEach(async () => {
  books = await sampleBooks(8)
  const people = await books.people()
  own = people.filter(({ branch }) => branch === people[0]!.branch)
  others = people.filter(({ branch }) => branch !== people[0]!.branch)
  const parent = people[0]!.branch
  group = (await books.run<{ id: string }>('roster.addUnit', { kind: 'group', name: '第一党小组', parent })).id
})

it('many are put into a group of their branch at once, seen before, and undone whole', async () => {
  const before = await books.hash()
  expect(await look({ ids: ids(own), group })).toEqual({
    label: '党小组',
    before: [{ text: null, count: own.length }],
    ...{ changes: own.length, same: 0, problems: [] },
  })
  expect(await books.run('roster.groupMany', { ids: ids(own), group })).toEqual({ changed: own.length, same: 0 })
  expect(await inGroup()).toBe(own.length)
  expect((await books.undo(books.entry())).ok).toBe(true)
  expect(await books.hash()).toBe(before)
})

it('who is in a group has it in the roster of the day and in their basics, nobody else', async () => {
  await books.run('roster.groupMany', { ids: [own[0]!.id], group })
  type Line = { id: string; groupName: string | null }
  const groups = async (day: object) => {
    const { rows } = await books.ask<{ rows: Line[] }>('roster.members', day)
    return rows.filter(row => row.groupName !== null).map(({ id, groupName }) => [id, groupName])
  }
  expect(await groups({})).toEqual([[own[0]!.id, '第一党小组']])
  const basics = (id: string) => books.ask<Line>('roster.member', { id })
  expect([(await basics(own[0]!.id)).groupName, (await basics(own[1]!.id)).groupName]).toEqual(['第一党小组', null])
})

it('who belongs to another branch is named, and nobody is moved', async () => {
  const before = await books.hash()
  const outcome = await books.attempt('roster.groupMany', { ids: ids([own[0]!, ...others]), group })
  const said = outcome.ok ? [] : outcome.problems.map(({ message }) => message)
  expect(said).toHaveLength(others.length)
  others.forEach(({ name }, i) => expect(said[i]).toMatch(new RegExp(`^${name}：在.+，不能编入.+的党小组$`)))
  expect((await look({ ids: ids([own[0]!, ...others]), group })).problems).toHaveLength(others.length)
  expect(await books.hash()).toBe(before)
})

it('people of several branches are taken out of their groups at once', async () => {
  await books.run('roster.groupMany', { ids: ids(own.slice(0, 2)), group })
  const people = ids([...own, ...others])
  expect(await look({ ids: people, group: null })).toMatchObject({ changes: 2, same: people.length - 2, problems: [] })
  await books.run('roster.groupMany', { ids: people, group: null })
  expect(await inGroup()).toBe(0)
})

it('what is no group, and who has left, is refused', async () => {
  const codes = async (input: object) => codesOf(await books.attempt('roster.groupMany', input))
  expect(await codes({ ids: ids(own), group: own[0]!.branch })).toEqual(['unit-unknown'])
  expect(await codes({ ids: ids(own), group: 'x' })).toEqual(['unit-unknown'])
  const leaver = own[0]!.id
  await books.run('roster.leave', { member: leaver, date: '2026-11-01', departure: 'transferOut' })
  expect(await codes({ ids: [leaver], group })).toEqual(['member-left'])
})
