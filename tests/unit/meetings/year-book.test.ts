import { describe, expect, test } from 'vitest'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { isOfYear, missingNumbers, yearBook } from '../../../src-shared/meetings/year-book'
import { meeting } from './example-meeting'

const context = { unit: '中共柳荫社区学府雅居小区支部委员会', branch: '学府雅居党支部', year: '2026' }
const printing = { printedOn: '2026-12-31', operator: '周敏' }

const bound = (kind: 'branchGeneral' | 'lesson', number: number) => {
  const one = { ...meeting({ kind, decisions: [] }), id: `${kind}${number}`, number }
  return { meeting: one, sheet: recordSheet(one, { branchName: context.unit, revision: 2, printedOn: '2026-12-31' }) }
}

describe('the year book of a branch', () => {
  test('binds records by kind and number, whatever order they were written in', () => {
    const book = yearBook(
      [bound('lesson', 2), bound('branchGeneral', 3), bound('lesson', 1), bound('branchGeneral', 1)],
      {
        ...context,
        ...printing,
      },
    )
    expect(book.contents.rows.map(row => row.slice(0, 3))).toEqual([
      ['1', '支部党员大会', '第1次'],
      ['2', '支部党员大会', '第3次'],
      ['3', '党课', '第1次'],
      ['4', '党课', '第2次'],
    ])
    expect(book.printed.map(({ meeting }) => meeting)).toEqual([
      'branchGeneral1',
      'branchGeneral3',
      'lesson1',
      'lesson2',
    ])
    expect(book.counts).toEqual([
      { label: '支部党员大会', count: '2份', numbers: '第1次、第3次，缺第2次' },
      { label: '党课', count: '2份', numbers: '第1—2次' },
      { label: '合计', count: '4份', numbers: '' },
    ])
    expect(book.contents.notes[0]).toContain('缺号：支部党员大会第2次。')
  })
  test('a group counts its meetings by itself', () => {
    const of = (group: string, number: number) => ({ ...bound('branchGeneral', number), group })
    const { counts } = yearBook([of('第二组', 1), of('第一组', 2), of('第一组', 1)], { ...context, ...printing })
    expect(counts.map(({ label, numbers }) => [label, numbers])).toEqual([
      ['支部党员大会（第一组）', '第1—2次'],
      ['支部党员大会（第二组）', '第1次'],
      ['合计', ''],
    ])
  })
  test('trap 10: a record is of the year it counts for', () => {
    expect(isOfYear({ date: '2027-01-12', belongsToYear: 2026 }, '2026')).toBe(true)
    expect(isOfYear({ date: '2027-01-12', belongsToYear: 2026 }, '2027')).toBe(false)
    expect(isOfYear({ date: '2026-12-31' }, '2026')).toBe(true)
  })
  test('numbers are missing below the highest only', () => {
    expect(missingNumbers([2, 5])).toEqual([1, 3, 4])
    expect(missingNumbers([1, 2])).toEqual([])
    expect(missingNumbers([])).toEqual([])
  })
})
