import { describe, expect, it } from 'vitest'
import { branchFixes, branchWords } from '../../../src-renderer/screens/roster/import/branch-words'
import {
  mappingWith,
  maskIdentity,
  maskSample,
  type Preview,
} from '../../../src-renderer/screens/roster/import/import-columns'
import { columnLetters } from '../../../src-shared/spreadsheet/cell-place'
import { countIssues, issuesOf, withFix } from '../../../src-renderer/screens/roster/import/import-issues'
import { problem, warning } from '../../../src-shared/problem'

const row = (
  place: number,
  name: string,
  value: Record<string, string>,
  action: Preview['rows'][number]['action'] = 'new',
) => ({ row: place, action, name, value }) as Preview['rows'][number]
const preview = (more: Partial<Preview>): Preview => ({
  sheet: '在册',
  sheets: ['在册'],
  headerRow: 1,
  columns: [],
  fields: [
    { name: 'idNumber', label: '公民身份证号码' },
    { name: 'sex', label: '性别', choices: ['男', '女'] },
  ],
  rows: [],
  problems: [],
  originals: [],
  counts: { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0 },
  ...more,
})

describe('columns of a file', () => {
  it('have the letters a spreadsheet gives them', () => {
    expect([0, 7, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'H', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
  it('a sample never shows a whole number', () => {
    expect(maskSample('990102194903228566')).toBe('990102********8566')
    expect(maskSample('13800005678')).toBe('138****5678')
    expect(maskSample('0530123456')).toBe('053012****')
    expect(maskSample('1977.8.23')).toBe('1977.8.23')
    expect(maskIdentity('99010219490322042X')).toBe('990102********042X')
  })
  it('a field goes from one column to another; nothing else changes', () => {
    const columns = [
      { column: 0, heading: '名', field: 'name', how: '同义' },
      { column: 1, heading: '姓名', field: null, how: '不导入' },
      { column: 2, heading: '性别', field: 'sex', how: '一致' },
    ] as Preview['columns']
    expect(mappingWith(preview({ columns }), 1, 'name')).toEqual({ 0: null, 1: 'name', 2: 'sex' })
    expect(mappingWith(preview({ columns }), 2, null)).toEqual({ 0: 'name', 1: null, 2: null })
  })
  it('a field assigned before the last answer came is not lost', () => {
    const columns = [
      { column: 0, heading: '甲', field: null, how: '不导入' },
      { column: 1, heading: '乙', field: null, how: '不导入' },
    ] as Preview['columns']
    const first = mappingWith(preview({ columns }), 0, 'name')
    expect(mappingWith(preview({ columns }), 1, 'sex', first)).toEqual({ 0: 'name', 1: 'sex' })
  })
})

describe('rows that need a person', () => {
  const checked = preview({
    rows: [row(17, '陈玉珍', {}), row(58, '欧阳明华', { 性别: '男' })],
    problems: [
      problem('id-length', '应为18位', { row: 17, field: '公民身份证号码' }),
      warning('sex-contradicts-id', '第17位为女', { row: 58, field: '性别' }),
    ],
  })
  it('errors must be put right, warnings looked at, in the order of the file', () => {
    expect(issuesOf(checked, []).map(({ row, kind, original, choices }) => [row, kind, original, choices])).toEqual([
      [17, 'must', '', null],
      [58, 'look', '男', ['男', '女']],
    ])
    expect(countIssues(issuesOf(checked, []))).toEqual({ rows: 2, must: 1, look: 1, fixed: 0 })
  })
  it('what was put right stays in sight with the old text beside it', () => {
    const well = preview({ rows: [row(170, '周瑞芝', { 公民身份证号码: '新' })] })
    const issues = issuesOf(well, [{ row: 170, field: 'idNumber', text: '新' }], new Map([['170|idNumber', '旧']]))
    expect(issues).toMatchObject([{ row: 170, kind: 'fixed', original: '旧', text: '新', label: '公民身份证号码' }])
  })
  it('a fix that is still wrong stays an error', () => {
    expect(issuesOf(checked, [{ row: 17, field: 'idNumber', text: '1' }])[0]).toMatchObject({ kind: 'must' })
  })
  it('the last word on a cell counts, and going back to the old text takes the fix away', () => {
    const one = withFix([], { row: 1, field: 'sex', text: '男' }, '女')
    const two = withFix(one, { row: 1, field: 'sex', text: '' }, '女')
    expect(two).toEqual([{ row: 1, field: 'sex', text: '' }])
    expect(withFix(two, { row: 1, field: 'sex', text: '女' }, '女')).toEqual([])
  })
})

it('names of branches are recognised by full and by short name', () => {
  const file = preview({
    rows: [
      row(2, '', { 所在党支部全称: '和顺园党支部' }),
      row(3, '', { 所在党支部全称: '三支部' }),
      row(4, '', { 所在党支部全称: '和顺园党支部' }),
    ],
  })
  const words = branchWords(file, [{ id: 'b', name: '中共安平社区和顺园支部委员会' }])
  expect(words.map(({ word, rows, known }) => [word, rows, known?.id])).toEqual([
    ['和顺园党支部', [2, 4], 'b'],
    ['三支部', [3], undefined],
  ])
  expect(branchFixes(words[0]!, '甲')).toEqual([
    { row: 2, field: 'branch', text: '甲' },
    { row: 4, field: 'branch', text: '甲' },
  ])
})

describe('a refused cell', () => {
  it('shows what the file itself has, although it could not be understood', () => {
    const found = issuesOf(
      preview({
        rows: [row(14, '王强', {}, 'refused')],
        problems: [problem('id-scientific-notation', '存成了数字', { row: 14, field: '公民身份证号码' })],
        originals: [{ row: 14, field: 'idNumber', text: '9.90112E+17' }],
      }),
      [],
    )
    expect(found).toMatchObject([{ row: 14, original: '9.90112E+17', kind: 'must' }])
  })
})
