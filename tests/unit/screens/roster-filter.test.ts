import { describe, expect, it } from 'vitest'
import {
  facetOptions,
  facets,
  filterRoster,
  filterWords,
  noFilter,
  totalWords,
  type FilteredMember,
} from '../../../src-renderer/screens/roster/roster-filter'

const today = '2026-10-12'
const member = (more: Partial<FilteredMember>): FilteredMember => ({
  membership: 'full',
  joined: null,
  regularised: null,
  sex: '男',
  education: null,
  floating: false,
  lostContact: false,
  ...more,
})
const rows = [
  member({ education: '大专' }),
  member({ sex: '女', membership: 'probationary', joined: '2026-10-01' }),
  member({ sex: '女', education: '大专', floating: true }),
]

describe('filters of the roster', () => {
  it('every condition must hold', () => {
    expect(filterRoster(rows, { values: { sex: '女', education: '大专' }, reminder: null }, today)).toEqual([rows[2]])
    expect(filterRoster(rows, { values: { sex: '女' }, reminder: 'birthday' }, today)).toEqual([rows[1]])
    expect(filterRoster(rows, noFilter, today)).toBe(rows)
  })
  it('what is not filled in can be looked for', () => {
    const education = facets.find(({ key }) => key === 'education')!
    expect(facetOptions(education, rows)).toEqual([
      { value: '大专', label: '大专', count: 2 },
      { value: '未填', label: '未填', count: 1 },
    ])
    expect(filterRoster(rows, { values: { education: '未填' }, reminder: null }, today)).toEqual([rows[1]])
  })
  it('words of filters and totals', () => {
    expect(filterWords({ values: { floating: '是' }, reminder: 'birthday' }, today)).toEqual([
      '流动党员：是',
      '10月政治生日',
    ])
    expect(totalWords(rows, true)).toEqual(['合计 3 人', '正式党员 2', '预备党员 1', '女 2', '流动 1'])
    expect(totalWords(rows, false)).toHaveLength(3)
  })
})
