import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

interface ClosingRow {
  branch: string
  state: string
  through: string | null
  before: string | null
  entries: number
  sum: number
  late: number
  exceptions: { kind: string; member: string; text: string }[]
  proposed: { by: string; meeting: string | null; on: string | null }
}
interface EntryRow {
  id: string
  rule: string
  date: string
  delta: number
  month: string
  source: string
  confirmed: boolean
}
interface Line {
  member: string
  total: number | null
  yearToDate: number | null
}

let books: Books
let people: Person[]
let own: Person[]
let branch: string
let meeting: string

const closing = (period = '2026-09', more: object = {}) => ({
  period,
  checkedBy: '孙丽华',
  branches: [
    { branch, confirmedBy: 'secretary', confirmedOn: period === '2026-10' ? '2026-11-02' : '2026-10-09', ...more },
  ],
})
const close = (period = '2026-09') => books.run('points.close', closing(period))
const refusal = async (input: object, name = 'points.close') => codesOf(await books.attempt(name, input))
const state = async (period = '2026-09') =>
  (await books.ask<{ rows: ClosingRow[] }>('points.closings', { period, branch })).rows[0]!
const entriesOf = async (member: string) => (await books.ask<{ rows: EntryRow[] }>('points.entries', { member })).rows
const quarter = async (period: string) => (await books.ask<{ rows: Line[] }>('points.quarter', { period, branch })).rows
const correctTo = (absent: number) =>
  books.run('meetings.correct', { id: meeting, ...meetingOf(people, absent, { date: '2026-09-20' }) })

beforeEach(async () => {
  books = await sampleBooks(20)
  people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  meeting = (await books.run<{ id: string }>('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))).id
})

describe('closing a month of points', () => {
  it('counts what stands in it, and says so; it is closed once', async () => {
    expect(await state()).toMatchObject({ state: 'open', through: null, entries: own.length })
    expect(await close()).toEqual({ closed: 1, entries: own.length })
    expect(await state()).toMatchObject({ state: 'closed', through: '2026-09', exceptions: [] })
    expect(await refusal(closing())).toEqual(['closed-already'])
  })

  it('waits for the end of the month, for earlier months, and for the months of a quarter', async () => {
    expect(await refusal(closing('2026-11'))).toEqual(['period-open'])
    expect(await refusal(closing('2026-10'))).toEqual(['closed-earlier'])
    expect(await refusal(closing('2026Q3'))).toEqual(['months-open'])
    await close()
    expect(await refusal(closing('2026-08'))).toEqual(['closed-later'])
    expect(await close('2026Q3')).toEqual({ closed: 1, entries: own.length })
  })

  it('closes what is open before it too where somebody asks for it, each month by itself, and is taken back as one', async () => {
    await books.run('points.enter', pointsFor(own[0]!.id, { date: '2026-05-05' }))
    await books.run('points.enter', pointsFor(own[0]!.id, { date: '2026-07-05' }))
    const before = await books.hash()
    type Months = { months: { period: string; rows: { branch: string; entries: number; exceptions: object[] }[] }[] }
    const { months } = await books.ask<Months>('points.openMonths', { period: '2026-10', branches: [branch] })
    expect(months.map(one => [one.period, one.rows.length, one.rows[0]!.entries])).toEqual([
      ...[
        ['2026-05', 1, 1],
        ['2026-07', 1, 1],
      ],
      ['2026-09', 1, own.length],
    ])
    expect(months[2]!.rows[0]!.exceptions).toHaveLength(1)
    expect(await books.run('points.close', { ...closing('2026-10'), earlier: true })).toEqual({
      ...{ closed: 1, entries: 0 },
      earlier: { periods: ['2026-05', '2026-07', '2026-09'], entries: own.length + 2 },
    })
    const states = await Promise.all(['2026-05', '2026-06', '2026-07', '2026-09', '2026-10'].map(month => state(month)))
    expect(states.map(one => one.state)).toEqual(['closed', 'open', 'closed', 'closed', 'closed'])
    expect(states.map(one => one.entries)).toEqual([1, 0, 1, own.length, 0])
    expect(codesOf(await books.undo(books.entry()))).toEqual([])
    expect(await books.hash()).toBe(before)
  })

  it('takes no meeting for its confirmation that is none of the committee of that branch', async () => {
    expect(await refusal(closing('2026-09', { meeting }))).toEqual(['not-its-meeting'])
    expect(await refusal(closing('2026-09', { confirmedOn: '2026-12-01' }))).toEqual(['date-future'])
    expect(await refusal(closing('2026-09', { branch: 'nobody' }))).toEqual(['branch-unknown'])
  })

  it('is confirmed when the period is over, and told to the general meeting after that', async () => {
    expect(await refusal(closing('2026-09', { confirmedOn: '2026-09-29' }))).toEqual(['confirmed-early'])
    expect(await refusal(closing('2026-09', { noted: meeting }))).toEqual(['noted-early'])
    await books.run('points.close', closing('2026-09', { confirmedOn: '2026-09-30' }))
    const amend = { branch, period: '2026-09', checkedBy: '孙丽华', confirmedBy: 'secretary' }
    const early = { ...amend, confirmedOn: '2026-09-29' }
    expect(await refusal(early, 'points.amendClosing')).toEqual(['confirmed-early'])
    const noted = { ...amend, confirmedOn: '2026-09-30', noted: meeting }
    expect(await refusal(noted, 'points.amendClosing')).toEqual(['noted-early'])
  })

  it('for many branches at once closes all or none', async () => {
    const other = people.find(person => person.branch !== branch)!.branch
    const both = (second: string) => ({
      ...closing(),
      branches: [branch, second].map(id => ({ branch: id, confirmedBy: 'secretary', confirmedOn: '2026-10-09' })),
    })
    expect(await refusal(both('nobody'))).toEqual(['branch-unknown'])
    expect((await state()).state).toBe('open')
    expect(await books.run('points.close', both(other))).toMatchObject({ closed: 2 })
  })
})

describe('behind a closed month', () => {
  const absent = () => own[0]!.id

  it('a leave slip leaves the published figure as it is: a reversal in the next month, with the day of the fact', async () => {
    await close()
    const before = await quarter('2026-09')
    await correctTo(0)
    expect(await quarter('2026-09')).toEqual(before)
    expect(
      (await entriesOf(absent())).map(({ rule, date, delta, month, source, confirmed }) => [
        rule,
        date,
        delta,
        month,
        source,
        confirmed,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['D1', '2026-09-20', -4, '2026-09', 'attendance', true],
        ['D1', '2026-09-20', 4, '2026-10', 'reversal', false],
        ['A1', '2026-09-20', 1, '2026-10', 'attendance', false],
      ]),
    )
    expect(await state()).toMatchObject({ entries: own.length, late: 2 })
    expect(await books.faults()).toEqual([])
  })

  it('the answer says in which month it is counted', async () => {
    await close()
    const outcome = await books.attempt('meetings.correct', {
      id: meeting,
      ...meetingOf(people, 0, { date: '2026-09-20' }),
    })
    expect(outcome.problems!.map(({ message }) => message)).toContain(
      '2026年9月积分已经结账，公布的数不变；这次的增减记在2026年10月。',
    )
  })

  it('the account says what was made known last, beside what the books say now', async () => {
    const account = () =>
      books.ask<{ published: object | null; total: number }>('points.account', { member: absent(), year: 2026 })
    expect((await account()).published).toBeNull()
    await close()
    await correctTo(0)
    expect(await account()).toMatchObject({ published: { period: '2026-09', yearToDate: 116 }, total: 121 })
    await close('2026Q3')
    expect((await account()).published).toEqual({ period: '2026Q3', yearToDate: 116 })
  })

  it('removing the meeting takes back what it gave, in the next month', async () => {
    await close()
    await books.run('meetings.remove', { id: meeting, reason: '重复登记' })
    const rows = await entriesOf(own[1]!.id)
    expect(rows.map(({ delta, month }) => [delta, month]).sort()).toEqual([
      [-1, '2026-10'],
      [1, '2026-09'],
    ])
  })

  it('a hand entry of then stands in the next month; its reversal too', async () => {
    await close()
    const { id } = await books.run<{ id: string }>('points.enter', pointsFor(absent(), { date: '2026-09-05' }))
    expect((await entriesOf(absent())).find(row => row.id === id)!.month).toBe('2026-10')
    await close('2026-10')
    await books.run('points.reverse', { id, note: '记错人' })
    expect((await entriesOf(absent())).find(({ source }) => source === 'reversal')!.month).toBe('2026-11')
    expect(await books.faults()).toEqual([])
  })

  it('a month in which nothing stands but what came late for an earlier one is closed in its turn', async () => {
    await close()
    await books.run('points.enter', pointsFor(absent(), { date: '2026-09-05' }))
    expect(await state('2026-11')).toMatchObject({ before: '2026-10' })
  })

  it('a month whose closing was taken back is open for what is entered then', async () => {
    await close()
    await books.undo(books.entry())
    const { id } = await books.run<{ id: string }>('points.enter', pointsFor(absent(), { date: '2026-09-05' }))
    expect((await entriesOf(absent())).find(row => row.id === id)!.month).toBe('2026-09')
  })

  it('a meeting whose date is put right into an open month leaves the closed one as it is', async () => {
    await close()
    await books.run('meetings.correct', { id: meeting, ...meetingOf(people, 1, { date: '2026-10-20' }) })
    const rows = await entriesOf(own[1]!.id)
    expect(rows.map(({ delta, month }) => [delta, month]).sort()).toEqual([
      [-1, '2026-10'],
      [1, '2026-09'],
      [1, '2026-10'],
    ])
    expect(await books.faults()).toEqual([])
  })

  it('what was entered before it was closed can no longer be undone, only reversed', async () => {
    await books.run('points.enter', pointsFor(absent(), { date: '2026-09-05' }))
    const entry = books.entry()
    await close()
    expect(codesOf(await books.undo(entry))).toEqual(['undo-closed'])
    expect(codesOf(await books.undo(entry + 1))).toEqual([])
    expect(codesOf(await books.undo(entry))).toEqual([])
  })

  it('a quarter is undone though a month behind it is closed: nothing rests on its lines', async () => {
    await close()
    const month = books.entry()
    await close('2026-10')
    await close('2026Q3')
    expect(codesOf(await books.undo(books.entry()))).toEqual([])
    expect((await state('2026Q3')).state).toBe('open')
    expect(codesOf(await books.undo(month))).toEqual(['undo-closed'])
    expect(await books.faults()).toEqual([])
  })

  it('a closing is undone only before a later one rests on it', async () => {
    await close()
    const first = books.entry()
    await close('2026Q3')
    expect(codesOf(await books.undo(first))).toEqual(['undo-closed'])
    expect(codesOf(await books.undo(first + 1))).toEqual([])
    expect(codesOf(await books.undo(first))).toEqual([])
    expect((await state()).state).toBe('open')
  })
})

describe('the confirmation of what is closed', () => {
  const amend = (more: object = {}) => ({
    ...{ branch, period: '2026-09', checkedBy: '马文静', confirmedBy: 'secretary', confirmedOn: '2026-10-10' },
    ...more,
  })

  it('is put right, and the general meeting that took note is noted; the figures stay', async () => {
    expect(await refusal(amend(), 'points.amendClosing')).toEqual(['not-closed'])
    await close()
    const figures = await quarter('2026-09')
    const { id: noted } = await books.run<{ id: string }>(
      'meetings.record',
      meetingOf(people, 0, { date: '2026-10-20' }),
    )
    await books.run('points.amendClosing', amend({ noted }))
    const row = (
      await books.ask<{ rows: { closing: object; meetings: object[] }[] }>('points.closings', {
        ...{ period: '2026-09', branch },
      })
    ).rows[0]!
    expect(row.closing).toMatchObject({
      checkedBy: '马文静',
      confirmedOn: '2026-10-10',
      noted: { meeting: noted, on: '2026-10-20' },
    })
    expect(row.meetings).toEqual([{ id: noted, on: '2026-10-20', by: 'general', topic: '讨论' }])
    expect(await quarter('2026-09')).toEqual(figures)
    expect(await books.faults()).toEqual([])
  })

  it('is not after the notice began, not by a meeting of another kind, and not in the future', async () => {
    await close()
    await books.run('points.post', { period: '2026-09', branches: [branch], from: '2026-10-12', to: '2026-10-16' })
    expect(await refusal(amend({ confirmedOn: '2026-10-13' }), 'points.amendClosing')).toEqual(['posted-early'])
    expect(await refusal(amend({ confirmedOn: '2026-12-01' }), 'points.amendClosing')).toEqual(['date-future'])
    expect(await refusal(amend({ meeting }), 'points.amendClosing')).toEqual(['not-its-meeting'])
  })
})

describe('what a reviewer found', () => {
  it('a closing that was taken back does not come again with figures of then', async () => {
    await close()
    await books.undo(books.entry())
    await books.run('points.enter', pointsFor(own[0]!.id, { date: '2026-09-05' }))
    expect(codesOf(await books.undo(books.entry() - 1))).toEqual(['undo-closed'])
    expect((await state()).state).toBe('open')
    await close()
    expect(await books.faults()).toEqual([])
  })

  it('a branch that was dissolved within the month closes it all the same', async () => {
    const into = people.find(person => person.branch !== branch)!.branch
    await books.run('roster.move', { members: own.map(({ id }) => id), organisation: into, date: '2026-09-25' })
    await books.run('roster.dissolveUnits', { units: [branch], date: '2026-09-25', into })
    expect(await state()).toMatchObject({ state: 'open', entries: own.length, members: 0 })
    expect(await close()).toEqual({ closed: 1, entries: own.length })
  })

  it('what a branch published of somebody who came from another stays, whatever that one corrects', async () => {
    const into = people.find(person => person.branch !== branch)!.branch
    const [mover] = own as [Person, ...Person[]]
    await books.run('roster.move', { members: [mover.id], organisation: into, date: '2026-09-25' })
    const there = { branch: into, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }
    await books.run('points.close', { period: '2026-09', checkedBy: '孙丽华', branches: [there] })
    const published = (await books.ask<{ rows: Line[] }>('points.quarter', { period: '2026-09', branch: into })).rows
    await correctTo(0)
    expect((await books.ask<{ rows: Line[] }>('points.quarter', { period: '2026-09', branch: into })).rows).toEqual(
      published,
    )
    expect((await entriesOf(mover.id)).map(({ delta, month }) => [delta, month]).sort()).toEqual([
      [-4, '2026-09'],
      [1, '2026-10'],
      [4, '2026-10'],
    ])
    const late = await books.ask<{ rows: { branch: string; member: string; listed: boolean }[] }>('points.late', {
      period: '2026-09',
    })
    expect(late.rows.map(row => [row.branch, row.member, row.listed])).toEqual([[into, mover.id, true]])
    // The old branch still closes its month, with what stands in it.
    await close()
    expect(await books.faults()).toEqual([])
  })

  it('the same hours entered twice are said', async () => {
    const hours = pointsFor(own[0]!.id, { date: '2026-09-05', delta: 0, amount: 8 })
    await books.run('points.enter', hours)
    expect((await books.attempt('points.enter', hours)).problems!.map(({ code }) => code)).toContain('double')
  })
})

describe('a notice of points', () => {
  const post = (more: object = {}) => ({
    period: '2026-09',
    branches: [branch],
    from: '2026-11-20',
    to: '2026-11-24',
    ...more,
  })

  it('hangs only after the closing and runs out by its last day', async () => {
    expect(await refusal(post(), 'points.post')).toEqual(['not-closed'])
    await close()
    expect(await refusal(post({ from: '2026-10-01' }), 'points.post')).toEqual(['posted-early'])
    expect(await refusal(post({ to: '2026-11-19' }), 'points.post')).toEqual(['dates-reversed'])
    await books.run('points.post', post())
    expect((await state()).state).toBe('posted')
    await books.run('points.post', post({ to: '2026-11-21' }))
    expect((await state()).state).toBe('expired')
  })
})

describe('what stands out in a month', () => {
  const kinds = async () =>
    (await state()).exceptions.map(({ kind, member }) => [kind, own.findIndex(({ id }) => id === member)])

  it('is the absence, the double, what has no ground, and what came to nothing; the usual is not shown', async () => {
    await books.run('points.enter', pointsFor(own[1]!.id, { date: '2026-09-05' }))
    await books.run('points.enter', pointsFor(own[1]!.id, { date: '2026-09-05' }))
    const { id } = await books.run<{ id: string }>('points.enter', pointsFor(own[2]!.id, { date: '2026-09-06' }))
    await books.run('points.reverse', { id, note: '记错人' })
    expect(await kinds()).toEqual([
      ['double', 1],
      ['deduction', 0],
      ['reversal', 2],
    ])
  })

  it('is what the committee confirms and no resolution is named for: looked at, and no reason not to close', async () => {
    const d2 = (person: Person, evidence?: string) =>
      books.run('points.enter', pointsFor(person.id, { date: '2026-09-06', rule: 'D2', delta: -6, evidence }))
    await d2(own[1]!)
    await d2(own[2]!, '9月10日支委会决议')
    expect(await kinds()).toEqual([
      ['unresolved', 1],
      ['deduction', 0],
      ['deduction', 2],
    ])
    await close()
    expect((await state()).state).toBe('closed')
  })
})
