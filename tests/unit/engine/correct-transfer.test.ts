import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { sampleBooks, type Books, type Person } from './sample-books'

interface Detail {
  letters: { id: string; date: string; letter: string | null; receipt: string | null }[]
  arrivals: { id: string; date: string | null; origin: string | null; letter: string | null }[]
}

let books: Books
let person: Person
const on = async (asOf: string) => (await books.ask<{ rows: Person[] }>('roster.members', { asOf })).rows
const listed = async (asOf: string) => (await on(asOf)).some(({ id }) => id === person.id)
const detail = () => books.ask<Detail>('roster.member', { id: person.id })
const codes = async (name: string, input: object) => codesOf(await books.attempt(name, input))
const leave = () =>
  books.run('roster.leave', {
    ...{ member: person.id, date: '2026-11-10', departure: 'transferOut', destination: '中共柳荫社区委员会' },
    departureLetter: '〔2026〕第17号',
  })
const versions = async () =>
  (
    await books.ask<{ rows: { title: string; changes: { label: string; before: string; after: string }[] }[] }>(
      'office.history',
      { table: 'members', id: person.id },
    )
  ).rows

beforeEach(async () => {
  books = await sampleBooks(20)
  person = (await on('2026-11-22')).find(row => Reflect.get(row, 'membership') === 'full')!
})

describe('a transfer out put right', () => {
  it('has another number and day; both versions stand in the history of the member', async () => {
    await leave()
    const { id } = (await detail()).letters[0]!
    await books.run('roster.correctDeparture', { id, date: '2026-11-05', departureLetter: '〔2026〕第71号' })
    expect((await detail()).letters).toEqual([
      { id, date: '2026-11-05', destination: null, letter: '〔2026〕第71号', receipt: null },
    ])
    expect([await listed('2026-11-04'), await listed('2026-11-05')]).toEqual([true, false])
    const [newest] = await versions()
    expect(newest!.title).toBe('更正转出登记')
    expect(newest!.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ before: '〔2026〕第17号', after: '〔2026〕第71号' }),
        expect.objectContaining({ before: '2026年11月10日', after: '2026年11月5日' }),
      ]),
    )
  })

  it('ends the posts and what held for a time on the true day', async () => {
    await books.run('roster.appoint', { organisation: person.branch, post: 'secretary', member: person.id })
    await books.run('roster.noteFloating', { member: person.id, from: '2026-01', place: '广东省深圳市' })
    await leave()
    const { id } = (await detail()).letters[0]!
    await books.run('roster.correctDeparture', { id, date: '2026-11-12' })
    const unit = await books.ask<{ pastPosts: unknown[] }>('roster.unit', { id: person.branch })
    expect(unit.pastPosts).toMatchObject([{ to: '2026-11-12' }])
    expect(await books.ask('roster.member', { id: person.id })).toMatchObject({ spans: [{ to: '2026-11-12' }] })
  })

  it('does not lie in the future, behind its receipt, or in what came later', async () => {
    await leave()
    const { id } = (await detail()).letters[0]!
    expect(await codes('roster.correctDeparture', { id, date: '2026-11-23' })).toEqual(['date-future'])
    const late = { id, date: '2026-11-12', receipt: '2026-11-11' }
    expect(await codes('roster.correctDeparture', late)).toEqual(['receipt-date'])
    const back = { member: person.id, organisation: person.branch, arrival: 'transferIn' }
    await books.run('roster.return', { ...back, date: '2026-11-15' })
    expect(await codes('roster.correctDeparture', { id, date: '2026-11-16' })).toEqual(['span-overlap'])
    const came = (await detail()).arrivals[0]!.id
    expect(await codes('roster.correctDeparture', { id: came, date: '2026-11-16' })).toEqual(['transfer-unknown'])
  })
})

describe('a transfer in put right', () => {
  it('has another number and day on every row that goes on from it, and not before somebody had left', async () => {
    await leave()
    const group = await books.run<{ id: string }>('roster.addUnit', {
      ...{ kind: 'group', name: '第一党小组', parent: person.branch },
    })
    const back = { member: person.id, organisation: person.branch, arrival: 'transferIn', arrivalLetter: '3' }
    await books.run('roster.return', { ...back, date: '2026-11-15' })
    const to = { members: [person.id], organisation: person.branch, group: group.id, date: '2026-11-20' }
    await books.run('roster.move', to)
    const { arrivals } = await detail()
    expect(arrivals).toMatchObject([{ date: '2026-11-15', letter: '3' }])
    const { id } = arrivals[0]!
    await books.run('roster.correctArrival', {
      id,
      date: '2026-11-14',
      origin: '中共柳荫社区委员会',
      arrivalLetter: '8',
    })
    expect((await detail()).arrivals).toEqual([{ id, date: '2026-11-14', origin: '中共柳荫社区委员会', letter: '8' }])
    const rows = (await versions())[0]!.changes.filter(({ after }) => after === '8')
    expect(rows).toHaveLength(2)
    expect([await listed('2026-11-13'), await listed('2026-11-14')]).toEqual([false, true])
    expect(await codes('roster.correctArrival', { id, date: '2026-11-09' })).toEqual(['span-overlap'])
    expect(await codes('roster.correctArrival', { id, date: '2026-11-20' })).toEqual(['date-order'])
    expect(await codes('roster.correctArrival', { id })).toEqual(['span-overlap'])
  })

  it('is taken back with all it changed', async () => {
    await leave()
    const hash = await books.hash()
    const { id } = (await detail()).letters[0]!
    await books.run('roster.correctDeparture', { id, date: '2026-11-05' })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(hash)
  })
})
