import { beforeEach, describe, expect, it } from 'vitest'
import type { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let own: Person[]
let branch: string

const closeMonth = () =>
  books.run('points.close', {
    period: '2026-09',
    checkedBy: '孙丽华',
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
  })

beforeEach(async () => {
  books = await sampleBooks(20)
  const people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  await books.run('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))
})

describe('what a member may object to', () => {
  const periods = async (member: string) =>
    (await books.ask<{ rows: { period: string; total: number | null }[] }>('points.closedPeriods', { member })).rows

  it('is what was closed with the member on it, with the figure as it was closed', async () => {
    expect(await periods(own[0]!.id)).toEqual([])
    await closeMonth()
    const { rows } = await books.ask<{ rows: { member: string; total: number }[] }>('points.quarter', {
      period: '2026-09',
      branch,
    })
    const line = rows.find(({ member }) => member === own[0]!.id)!
    await books.run('points.enter', pointsFor(own[0]!.id, { date: '2026-09-21' }))
    expect(await periods(own[0]!.id)).toMatchObject([{ period: '2026-09', total: line.total }])
    expect(await periods('nobody')).toEqual([])
  })

  it('says in working days how long is left, and how long an answer is overdue', async () => {
    await closeMonth()
    const note = (member: string, received: string) =>
      books.run('points.noteAppeal', {
        ...{ branch, period: '2026-09', member, kind: 'objection', way: 'spoken', text: '漏记' },
        received,
      })
    // Today is Sunday, 22 November 2026: Monday is one working day ahead, Wednesday the 18th two behind.
    await note(own[0]!.id, '2026-11-09')
    await note(own[1]!.id, '2026-11-04')
    const { rows } = await books.ask<{ rows: { id: string; due: string; left: number | null }[] }>('points.appeals')
    expect(rows.map(({ due, left }) => [due, left])).toEqual([
      ['2026-11-18', -2],
      ['2026-11-23', 1],
    ])
    await books.run('points.answerAppeal', { id: rows[0]!.id, on: '2026-11-20', result: 'upheld', text: '核对无误' })
    const after = await books.ask<{ rows: { id: string; left: number | null }[] }>('points.appeals')
    expect(after.rows.find(({ id }) => id === rows[0]!.id)!.left).toBeNull()
  })
})

describe('whom the roster itself puts into a class', () => {
  interface Scorings {
    byRoster: { code: string; group: string; members: { id: string }[] }[]
  }
  const probationers = async () => {
    const { byRoster } = await books.ask<Scorings>('points.scorings', { branch })
    return byRoster.find(({ code }) => code === 'probationary')!
  }

  it('is said in words, until the branch resolves otherwise', async () => {
    const added = ['李新', '李芳'].map(name => ({ name, membership: '预备党员', joined: '2026-07-01' }))
    for (const values of added) await books.run('roster.addMember', { values, branch })
    const { rows } = await books.ask<{ rows: Person[] }>('roster.members', { branch })
    const expected = rows.filter(({ name }) => ['李新', '李芳'].includes(name)).map(({ id }) => id)
    expect(expected).toHaveLength(2)
    const found = await probationers()
    expect([found.group, found.members.map(({ id }) => id)]).toEqual(['预备党员', expected])
    await books.run('points.setScoring', {
      ...{ members: [expected[0]], class: 'frail', from: '2026-11-22' },
      resolution: '2026年11月20日支部党员大会决议',
    })
    expect((await probationers()).members.map(({ id }) => id)).toEqual(expected.slice(1))
  })
})

describe('the months of a branch', () => {
  interface Trend {
    months: { month: string; sum: number; scored: number; closed: boolean }[]
  }
  const monthOf = async (month: string) =>
    (await books.ask<Trend>('points.trend', { year: 2026, branch })).months.find(one => one.month === month)!

  it('are what the lines of each month add up to, of those who are scored; none that has not begun', async () => {
    await books.run('points.setScoring', {
      ...{ members: [own[1]!.id], class: 'frail', from: '2026-01-01' },
      resolution: '2025年12月30日支部党员大会决议',
    })
    const { rows } = await books.ask<{ rows: { total: number | null }[] }>('points.quarter', {
      period: '2026-09',
      branch,
    })
    const totals = rows.flatMap(({ total }) => total ?? [])
    expect(await monthOf('2026-09')).toEqual({
      ...{ month: '2026-09', closed: false },
      ...{ sum: totals.reduce((sum, total) => sum + total, 0), scored: own.length - 1 },
    })
    const { months } = await books.ask<Trend>('points.trend', { year: 2026, branch })
    expect(months[months.length - 1]!.month).toBe('2026-11')
  })

  it('stay as they were closed, whoever is exempt since', async () => {
    const before = await monthOf('2026-09')
    await closeMonth()
    await books.run('points.setScoring', {
      ...{ members: [own[1]!.id], class: 'frail', from: '2026-09-01' },
      resolution: '2026年8月30日支部党员大会决议',
    })
    expect(await monthOf('2026-09')).toEqual({ ...before, closed: true })
  })
})

describe('the year on paper', () => {
  it('is in the order of party lists with no rank, exempt in words, and says what is the meeting’s', async () => {
    await books.run('points.setScoring', {
      ...{ members: own.slice(0, 2).map(({ id }) => id), class: 'frail', from: '2026-01-01' },
      ...{ resolution: '2025年12月30日支部党员大会决议', reason: '长期患病' },
    })
    await books.run('points.noteVeto', {
      ...{ member: own[2]!.id, year: 2026, code: 'V1', date: '2026-10-10' },
      ...{ document: '街纪发〔2026〕3号', resolution: '2026年10月12日支委会' },
    })
    const sheet = await books.ask<ListSheet>('points.yearSheet', { id: branch, year: 2026 })
    expect(sheet.rows.map(([name]) => name!.replace(/\s/g, ''))).toEqual(own.map(({ name }) => name))
    expect(sheet.columns.map(({ title }) => title)).not.toContain('名次')
    expect(sheet.rows.slice(0, 2).map(cells => cells[2])).toEqual(['免积分', '免积分'])
    expect(JSON.stringify(sheet), 'reasons of health and of discipline stay off paper').not.toMatch(/患病|违纪|街纪发/)
    expect(sheet.rows[2]![4]).toBe('有组织认定，等次由支部党员大会和上级党组织认定')
    expect(sheet.rows.every(cells => cells[5] === '')).toBe(true)
    expect(sheet.notes.join('')).toContain('等次由支部党员大会民主评议决定')
    expect(sheet.notes[0]).toMatch(/^优秀最多 \d+ 名：正式党员 \d+ 名的三分之一/)
  })
})
