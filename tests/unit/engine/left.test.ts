import { beforeEach, describe, expect, it } from 'vitest'
import { letterReminders } from '../../../src-renderer/screens/roster/left/letter-reminders'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
const left = () => books.ask<QueryOutput<'roster.left'>>('roster.left')
const letters = async () => (await books.ask<QueryOutput<'roster.letters'>>('roster.letters')).rows
const leave = (at: number, date: string, more: object = {}) =>
  books.run('roster.leave', {
    ...{ member: people[at]!.id, date, departure: 'transferOut', destination: '中共柳荫社区委员会', ...more },
  })

beforeEach(async () => {
  books = await sampleBooks(8)
  people = await books.people()
})

describe('who left', () => {
  it('is listed with branch, day and word, the last to go first; who is here or comes back is not', async () => {
    expect(await left()).toEqual({ rows: [], total: 0 })
    await leave(0, '2026-10-01')
    await leave(1, '2026-11-01', { departure: 'died', destination: undefined })
    const { rows, total } = await left()
    expect(total).toBe(2)
    expect(rows).toMatchObject([
      { id: people[1]!.id, date: '2026-11-01', word: '去世', destination: null },
      { name: people[0]!.name, branchName: people[0]!.branchName, date: '2026-10-01', word: '转出组织关系' },
    ])
    await books.run('roster.return', {
      ...{ member: people[0]!.id, organisation: people[0]!.branch, date: '2026-11-10', arrival: 'transferIn' },
    })
    expect((await left()).rows.map(({ id }) => id)).toEqual([people[1]!.id])
  })

  it('is not who only changed the branch, nor somebody removed as a mistake', async () => {
    const other = people.find(({ branch }) => branch !== people[0]!.branch)!
    await books.run('roster.move', { members: [people[0]!.id], organisation: other.branch, date: '2026-10-01' })
    await leave(1, '2026-10-01')
    await books.run('roster.removeMember', { id: people[1]!.id, reason: '误录' })
    expect((await left()).rows).toEqual([])
  })
})

describe('letters', () => {
  it('wait until answered, the oldest first; late is the 31st day, not the 30th', async () => {
    await leave(0, '2026-10-23', { departureLetter: '17' })
    await leave(1, '2026-10-22')
    await leave(2, '2026-10-01', { departure: 'quit', destination: undefined })
    expect(await letters()).toMatchObject([
      { member: people[1]!.id, days: 31, late: true, letter: null },
      { member: people[0]!.id, days: 30, late: false, letter: '17', destination: '中共柳荫社区委员会' },
    ])
    await books.run('roster.confirmLetter', { id: (await letters())[0]!.id, receipt: '2026-11-20' })
    expect((await letters()).map(({ member }) => member)).toEqual([people[0]!.id])
    expect((await left()).rows.find(({ id }) => id === people[1]!.id)!.receipt).toBe('2026-11-20')
  })

  it('wait no longer for somebody who came back, also not once they leave again', async () => {
    await leave(0, '2026-08-01')
    await books.run('roster.return', {
      ...{ member: people[0]!.id, organisation: people[0]!.branch, date: '2026-09-01', arrival: 'transferIn' },
    })
    expect(await letters()).toEqual([])
    await leave(0, '2026-11-01')
    expect((await letters()).map(({ days }) => days)).toEqual([21])
  })

  it('remind once they are late: of one at the person, of more at the list', () => {
    const letter = (member: string, late: boolean) => ({ member, late })
    expect(letterReminders([letter('a', false)])).toEqual([])
    expect(letterReminders([letter('a', true), letter('b', false)])).toEqual([
      {
        ...{ key: 'letters', title: '介绍信超过30天没有回执', count: 1 },
        to: { path: '/roster/left', query: { member: 'a' } },
      },
    ])
    expect(letterReminders([letter('a', true), letter('b', true)])).toMatchObject([
      { count: 2, to: { query: { letters: 'late' } } },
    ])
  })

  it('of which the office puts the reminder off as it does any other', async () => {
    await books.run('roster.putOff', { reminder: 'letters', until: '2026-11-29' })
    expect((await books.ask<{ rows: object[] }>('roster.putOffs')).rows).toEqual([
      { reminder: 'letters', until: '2026-11-29' },
    ])
  })
})
