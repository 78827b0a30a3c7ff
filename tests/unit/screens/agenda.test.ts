import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../../src-shared/plain-date'
import { agenda, weekday, windowWords, type OwedDuty } from '../../../src-renderer/screens/home/agenda'

// 2026-10-12 is a Monday.
const today = '2026-10-12'
const duty = (more: Partial<OwedDuty>): OwedDuty => ({
  branch: 'a',
  branchName: '和平巷党支部',
  duty: 'themeDay',
  label: '主题党日',
  window: '2026-10',
  due: '2026-10-31',
  required: 1,
  held: 0,
  state: 'open',
  beforeBooks: false,
  ...more,
})

describe('the agenda of a day', () => {
  it('what is late stands branch by branch with the days since', () => {
    const late = { window: '2026Q3', due: '2026-09-30', state: 'overdue', duty: 'branchGeneral', label: '支部党员大会' }
    const { overdue } = agenda([duty({ ...late }), duty({ ...late, branch: 'b', branchName: '机床厂党支部' })], today)
    expect(overdue.map(({ title, detail, days, branch }) => [title, detail, days, branch])).toEqual([
      ['第三季度支部党员大会', '和平巷党支部 · 应开1次，未见记录', -12, 'a'],
      ['第三季度支部党员大会', '机床厂党支部 · 应开1次，未见记录', -12, 'b'],
    ])
  })
  it('the day that was meant is said, and when it has passed', () => {
    const meant = ['2026-10-15', '2026-10-08'].map(planned => duty({ planned }))
    expect(meant.map(row => agenda([row], today).month[0]!.detail)).toEqual([
      '和平巷党支部 · 应开1次，未见记录 · 拟10月15日开',
      '和平巷党支部 · 应开1次，未见记录 · 拟10月8日开，已过',
    ])
  })
  it("what fell due before the books began is nobody's debt", () => {
    const late = [true, false].map(beforeBooks => duty({ due: '2026-09-30', state: 'overdue', beforeBooks }))
    expect(agenda(late, today).overdue).toHaveLength(1)
  })
  it('what was missed last stands first', () => {
    const late = ['2026-01-31', '2026-09-30', '2026-06-30'].map(due => duty({ due, state: 'overdue' }))
    expect(agenda(late, today).overdue.map(({ due }) => due)).toEqual(['2026-09-30', '2026-06-30', '2026-01-31'])
  })
  it('what several branches owe by the same day is one line that counts them', () => {
    const rows = [
      duty({}),
      duty({ branch: 'b' }),
      duty({ branch: 'c', state: 'held', held: 1 }),
      duty({ branch: 'd', state: 'not-applicable', required: 0 }),
    ]
    const { month } = agenda(rows, today)
    expect(month).toHaveLength(1)
    expect(month[0]).toMatchObject({ title: '10月主题党日', detail: '3个支部，已开1，待开2', branch: null, days: 19 })
  })
  it('the week runs to Sunday, the rest to the end of the month, and later is not shown', () => {
    const { week, month } = agenda(
      [
        duty({ due: '2026-10-18', duty: 'lesson' }),
        duty({ due: '2026-10-19', duty: 'group' }),
        duty({ due: '2026-11-01', duty: 'orgLife' }),
        duty({ due: '2026-12-31', window: '2026Q4', duty: 'branchGeneral' }),
      ],
      today,
    )
    expect(week.map(({ due }) => due)).toEqual(['2026-10-18'])
    expect(month.map(({ due }) => due)).toEqual(['2026-10-19'])
  })
  it('in the last days of a month the week reaches into the next one', () => {
    const { week } = agenda([duty({ due: '2026-11-01' })], '2026-10-29')
    expect(week).toHaveLength(1)
  })
  it('advice, what was held and what does not apply is not on it', () => {
    const states = ['advised', 'held', 'late-held', 'not-applicable']
    const { overdue, week, month } = agenda(
      states.map(state => duty({ state })),
      today,
    )
    expect([overdue, week, month]).toEqual([[], [], []])
  })
})

it('days are of the calendar in every time zone', () => {
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31)
  expect(daysBetween('2026-10-12', '2026-09-30')).toBe(-12)
  expect([weekday('2026-10-12'), weekday('2026-10-18')]).toEqual([1, 7])
})

it('windows are said as people say them', () => {
  expect(['2026-09', '2026Q3', '2026'].map(windowWords)).toEqual(['9月', '第三季度', '2026年'])
})
