import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { meetingOf, sampleBooks, type Books, type Person } from './sample-books'

interface Owed {
  duty: string
  window: string
  planned: string | null
  state: string
}

let books: Books
let branch: string
const year = '2026'
const plan = (...plans: object[]) => ({
  plans: plans.map(one => ({ branch, kind: 'themeDay', window: '2026-12', ...one })),
})
const codes = async (...plans: object[]) => codesOf(await books.attempt('meetings.plan', plan(...plans)))
const planned = async () =>
  (await books.ask<{ rows: Owed[] }>('meetings.owed', { period: year, branch })).rows
    .filter(row => row.planned)
    .map(row => [row.duty, row.window, row.planned])

beforeEach(async () => {
  books = await sampleBooks(20)
  branch = (await books.ask<{ rows: Person[] }>('roster.members', {})).rows[0]!.branch
})

describe('a plan', () => {
  it('gives an obligation a day, another one later, and none again; undone it is as before', async () => {
    await books.run('meetings.plan', plan({ date: '2026-12-15', theme: '学习' }))
    expect(await planned()).toEqual([['themeDay', '2026-12', '2026-12-15']])
    const before = await books.hash()
    await books.run('meetings.plan', plan({ date: '2026-12-16' }))
    expect((await books.undo(books.entry())).ok).toBe(true)
    expect(await books.hash()).toBe(before)
    await books.run('meetings.plan', plan({}))
    expect(await planned()).toEqual([])
  })

  it('lies within its window and not in the past; a refused one keeps all others out', async () => {
    expect(await codes({ date: '2026-12-15' }, { kind: 'branchCommittee', date: '2027-01-02' })).toEqual([
      'plan-outside',
    ])
    expect(await codes({ window: '2026-11', date: '2026-11-21' })).toEqual(['plan-past'])
    expect(await codes({ branch: 'nobody', date: '2026-12-15' })).toEqual(['branch-unknown'])
    expect(await planned()).toEqual([])
  })

  it('is no meeting: what is planned is still owed', async () => {
    await books.run('meetings.plan', plan({ date: '2026-12-15' }))
    const { rows } = await books.ask<{ rows: Owed[] }>('meetings.owed', { period: year, branch })
    expect(rows.find(({ duty, window }) => duty === 'themeDay' && window === '2026-12')!.state).toBe('open')
  })

  it('all that is proposed can be taken at once, and then nothing is proposed any more', async () => {
    const ask = async () => (await books.ask<{ rows: Record<string, string>[] }>('meetings.proposals', { year })).rows
    const rows = await ask()
    expect(rows.length).toBeGreaterThan(0)
    const plans = rows.map(({ branch: of, kind, window, date }) => ({ branch: of, kind, window, date }))
    await books.run('meetings.plan', { plans })
    expect(await ask()).toEqual([])
  })
})

describe('the plan on paper', () => {
  it('has a line for each duty that applies, and in its months the day meant and the days held', async () => {
    await books.run('meetings.plan', plan({ date: '2026-12-15', theme: '年终总结' }))
    const here = (await books.people()).filter(person => person.branch === branch)
    await books.run('meetings.record', meetingOf(here, 0, { kind: 'themeDay', date: '2026-11-15' }))
    const sheet = await books.ask<{ rows: string[][]; title: string; notes: string[]; columns: { width: number }[] }>(
      'meetings.planSheet',
      {
        id: branch,
        year,
      },
    )
    expect(sheet.title).toBe('2026年度会议计划表')
    const day = sheet.rows.filter(([label]) => label === '主题党日')
    expect(day).toHaveLength(1)
    expect(day[0]).toEqual(['主题党日', ...Array<string>(10).fill('未见'), '√15日', '15日', ''])
    expect(sheet.notes).toContain('12月15日主题党日：年终总结。')
    expect(sheet.rows.find(([label]) => label === '支部党员大会')).toEqual([
      ...['支部党员大会', '', '', '未见', '', '', '未见', '', '', '未见', '', '', '○', ''],
    ])
    expect(sheet.columns.reduce((sum, { width }) => sum + width, 0)).toBe(257)
    const all = await books.ask<{ rows: string[][] }>('meetings.planSheet', { id: 'all', year })
    expect(all.rows.length).toBeGreaterThan(sheet.rows.length)
    expect(sheet.rows.some(([label]) => label === '支部委员会会议')).toBe(
      (await books.ask<{ rows: (Owed & { duty: string })[] }>('meetings.owed', { period: year, branch })).rows.some(
        row => row.duty === 'branchCommittee' && row.state !== 'not-applicable',
      ),
    )
  })
})
