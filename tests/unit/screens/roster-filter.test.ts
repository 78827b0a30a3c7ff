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
import { rangeText, rangeWords } from '../../../src-renderer/screens/roster/roster-ranges'

const today = '2026-10-12'
const member = (more: Partial<FilteredMember>): FilteredMember => ({
  membership: 'full',
  joined: null,
  regularised: null,
  sex: '男',
  birth: null,
  groupName: null,
  categories: [],
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
  it('ages, years of 党龄 and of joining lie between two numbers, both inside, either end open; who has none is in none', () => {
    const born = (birth: string | null, more: object = {}) => member({ birth, ...more })
    const people = [born('1966-10-12'), born('1966-10-13'), born('1956-10-12'), born(null)]
    const found = (values: object) =>
      filterRoster(people, { values, reminder: null }, today).map(p => people.indexOf(p))
    expect(found({ age: '60-70' })).toEqual([0, 2])
    expect(found({ age: '-59' })).toEqual([1])
    expect(found({ age: '61-' })).toEqual([2])
    const joined = [member({ joined: '1990', partyAge: 35 }), member({ joined: '1991-07-01', partyAge: 34 })]
    expect(filterRoster(joined, { values: { joinedYear: '1990-1990' }, reminder: null }, today)).toEqual([joined[0]])
    expect(filterRoster(joined, { values: { partyAge: '35-' }, reminder: null }, today)).toEqual([joined[0]])
    const beginner = member({ membership: 'probationary', partyAge: 0 })
    expect(filterRoster([beginner], { values: { partyAge: '-5' }, reminder: null }, today)).toEqual([])
    expect([rangeWords('60-70', '岁'), rangeWords('60-', '岁'), rangeWords('-35', '岁')]).toEqual([
      '60–70岁',
      '60岁起',
      '到35岁',
    ])
    expect([rangeText('70', '60'), rangeText('', '35'), rangeText('', '')]).toEqual(['60-70', '-35', ''])
  })
  it('conditions of all sorts hold together; who is of two sorts is found by either', () => {
    const one = member({
      categories: ['retired', 'frail'],
      birth: '1950-01-01',
      groupName: '第一党小组',
      education: '大专',
    })
    const other = member({ categories: ['retired'], birth: '1990-01-01' })
    const found = (values: object) => filterRoster([one, other], { values, reminder: null }, today)
    expect(found({ categories: '离退休' })).toEqual([one, other])
    expect(found({ categories: '年老体弱' })).toEqual([one])
    expect(found({ categories: '离退休', age: '70-', education: '大专', group: '第一党小组' })).toEqual([one])
    expect(found({ categories: '离退休', age: '70-', group: '未编入' })).toEqual([])
    const sorts = facets.find(({ key }) => key === 'categories')!
    expect(facetOptions(sorts, [one, other])).toMatchObject([
      { value: '离退休', count: 2 },
      { value: '年老体弱', count: 1 },
    ])
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
