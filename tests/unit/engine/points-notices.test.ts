import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

interface Waiting {
  period: string
  periods: number
  branches: number
}
interface Exception {
  kind: string
  member: string
  meeting: string | null
  reversible: { id: string; ruleName: string } | null
}
interface Closings {
  rows: { before: string | null; state: string; exceptions: Exception[] }[]
  last: { checkedBy: string | null; place: string | null; days: number | null }
}
interface Late {
  member: string
  name: string
  total: number | null
  yearToDate: number | null
  entries: { delta: number; month: string; reverses: string | null; reversed: boolean }[]
}

let books: Books
let people: Person[]
let own: Person[]
let branch: string
let meeting: string

const september = '2026-09'
const close = (period = september) =>
  books.run('points.close', {
    period,
    checkedBy: '孙丽华',
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
  })
const post = (to: string, period = september) =>
  books.run('points.post', { period, branches: [branch], from: '2026-10-10', to, place: '楼前公示栏' })
const takeDown = () => books.attempt('points.takeDown', { period: september, branches: [branch] })
const waiting = () => books.ask<{ open: Waiting | null; expired: Waiting | null }>('points.reminders')
const closings = (period = september) => books.ask<Closings>('points.closings', { period, branch })

beforeEach(async () => {
  books = await sampleBooks(20)
  people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  meeting = (await books.run<{ id: string }>('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))).id
})

describe('公示滞后: what is reminded of', () => {
  it('a month that is over and open, for all branches in one line, until it is closed', async () => {
    const other = people.filter(person => person.branch !== branch)
    await books.run('meetings.record', meetingOf(other, 0, { date: '2026-08-20' }))
    expect((await waiting()).open).toEqual({ period: '2026-08', periods: 2, branches: 2 })
    await close()
    expect((await waiting()).open).toEqual({ period: '2026-08', periods: 1, branches: 1 })
  })

  it('a notice only once it has run out, and no longer once it is taken down', async () => {
    await close()
    await post('2026-12-31')
    expect((await waiting()).expired).toBeNull()
    expect(codesOf(await takeDown())).toEqual(['not-expired'])
    await post('2026-10-11')
    expect((await waiting()).expired).toEqual({ period: september, periods: 1, branches: 1 })
    expect(codesOf(await takeDown())).toEqual([])
    expect((await waiting()).expired).toBeNull()
    expect((await closings()).rows[0]!.state).toBe('finished')
    expect(codesOf(await takeDown())).toEqual(['not-expired'])
  })

  it('taking down is undone as any other deed', async () => {
    await close()
    await post('2026-10-11')
    await takeDown()
    expect(codesOf(await books.undo(books.entry()))).toEqual([])
    expect((await closings()).rows[0]!.state).toBe('expired')
  })
})

describe('what the closing page is told', () => {
  it('which month comes first, and which of a quarter', async () => {
    await books.run('points.enter', pointsFor(own[1]!.id))
    expect((await closings()).rows[0]!.before).toBe('2026-08')
    expect((await closings('2026Q3')).rows[0]!.before).toBe('2026-08')
    await close('2026-08')
    expect((await closings()).rows[0]!.before).toBeNull()
    expect((await closings('2026Q3')).rows[0]!.before).toBe(september)
    await close()
    expect((await closings('2026Q3')).rows[0]!.before).toBeNull()
  })

  it('what the last closing and notice said', async () => {
    expect((await closings()).last).toEqual({ checkedBy: null, place: null, days: null })
    await close()
    await post('2026-10-16')
    expect((await closings('2026-10')).last).toEqual({ checkedBy: '孙丽华', place: '楼前公示栏', days: 7 })
  })

  it('where an exception is settled: at its meeting, or by taking back the entry by hand', async () => {
    const twice = pointsFor(own[1]!.id, { date: '2026-09-05' })
    await books.run('points.enter', twice)
    const { id } = await books.run<{ id: string }>('points.enter', twice)
    const [double, deduction] = (await closings()).rows[0]!.exceptions
    expect(double).toMatchObject({ kind: 'double', meeting: null, reversible: { id, ruleName: '志愿服务' } })
    expect(deduction).toMatchObject({ kind: 'deduction', meeting, reversible: null })
    await books.run('points.reverse', { id, note: '记错人' })
    expect((await closings()).rows[0]!.exceptions.find(({ kind }) => kind === 'reversal')!.reversible).toBeNull()
  })
})

describe('a correction after closing', () => {
  it('stands beside the figure that was closed: the original, what takes it back, and the new line', async () => {
    await close()
    expect((await books.ask<{ rows: Late[] }>('points.late', { period: september })).rows).toEqual([])
    const [line] = (
      await books.ask<{ rows: { member: string; total: number; yearToDate: number }[] }>('points.quarter', {
        period: september,
        branch,
      })
    ).rows.filter(({ member }) => member === own[0]!.id)
    await books.run('meetings.correct', { id: meeting, ...meetingOf(people, 0, { date: '2026-09-20' }) })
    const { rows } = await books.ask<{ rows: Late[] }>('points.late', { period: september })
    expect(rows).toHaveLength(1)
    const { member, total, yearToDate } = line!
    expect(rows[0]).toMatchObject({ member, name: own[0]!.name, total, yearToDate })
    expect(rows[0]!.entries.map(({ delta, month, reversed }) => [delta, month, reversed]).sort()).toEqual(
      [
        [-4, '2026-09', true],
        [4, '2026-10', false],
        [1, '2026-10', false],
      ].sort(),
    )
  })
})
