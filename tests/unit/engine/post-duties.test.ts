import { beforeEach, describe, expect, it } from 'vitest'
import { sampleBooks, type Books, type Person } from './sample-books'

interface Sheet {
  day: string
  duties: { member: string; rule: string; posts: string }[]
}

let books: Books
let leader: Person
let other: Person
let branch: string

const sheet = (month: string) => books.ask<Sheet>('points.sheet', { month, branch })
const appoint = async (person: Person, from: string) => {
  const unit = { kind: 'group', name: `${person.name}党小组`, parent: branch }
  const { id } = await books.run<{ id: string }>('roster.addUnit', unit)
  await books.run('roster.appoint', { organisation: id, post: 'groupLeader', member: person.id, from })
}

beforeEach(async () => {
  books = await sampleBooks(20)
  const people = await books.people()
  branch = people[0]!.branch
  ;[leader, other] = people.filter(person => person.branch === branch) as [Person, Person]
})

describe('points for posts of a half-year (B4)', () => {
  it('are proposed with the month that ends it, to whoever held one in it, and never entered by themselves', async () => {
    await appoint(leader, '2025-03-01')
    await appoint(other, '2026-07-01')
    const found = (await sheet('2026-06')).duties
    expect(found).toEqual([{ member: leader.id, rule: 'B4', posts: '党小组组长' }])
    expect((await sheet('2026-05')).duties).toEqual([])
    const { rows } = await books.ask<{ rows: unknown[] }>('points.entries', { member: leader.id })
    expect(rows).toEqual([])
  })

  it('two posts give one proposal; once entered, it is not proposed again, once reversed it is', async () => {
    await appoint(leader, '2025-03-01')
    await appoint({ ...leader, name: '第二' }, '2026-02-01')
    expect((await sheet('2026-06')).duties).toHaveLength(1)
    const entry = { member: leader.id, rule: 'B4', date: '2026-06-30', delta: 2, note: '' }
    const { id } = await books.run<{ id: string }>('points.enter', entry)
    expect((await sheet('2026-06')).duties).toEqual([])
    // The second half is another one.
    expect((await sheet('2026-12')).duties).toHaveLength(1)
    await books.run('points.reverse', { id, note: '登记错了' })
    expect((await sheet('2026-06')).duties).toHaveLength(1)
  })
})
