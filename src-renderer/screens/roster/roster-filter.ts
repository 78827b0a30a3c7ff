import type { PlainDate } from '../../../src-shared/plain-date'
import { memberCategories, memberships } from '../../../src-shared/roster/choices'
import { isInRange, isRangeText, ranges, rangeWords, type RangeKey } from './roster-ranges'
import { isReminded, isReminder, reminderTitle, type RemindedMember, type RosterReminder } from './reminders'

/** What a filter looks at in a row. */
export interface FilteredMember extends RemindedMember {
  sex: string | null
  birth: PlainDate | null
  partyAge?: number | undefined
  groupName: string | null
  categories: readonly (keyof typeof memberCategories)[]
  education: string | null
  floating: boolean
  lostContact: boolean
}

/** One aspect by which the roster is narrowed: its official word and what a row says of it, which may be several. */
export interface Facet {
  key: FacetKey
  label: string
  of: (member: FilteredMember) => readonly string[]
}

export type FacetKey = 'membership' | 'education' | 'sex' | 'categories' | 'group' | 'floating' | 'lostContact'

/** What the roster is narrowed by: a word out of those that there are, or numbers from one to another. */
export type ConditionKey = FacetKey | RangeKey

export const facets: readonly Facet[] = [
  { key: 'membership', label: '人员类别', of: ({ membership }) => [memberships[membership]] },
  { key: 'education', label: '学历', of: ({ education }) => [education ?? '未填'] },
  { key: 'sex', label: '性别', of: ({ sex }) => [sex ?? '未填'] },
  {
    ...{ key: 'categories', label: '党员分类' },
    of: ({ categories }) => (categories.length ? categories.map(code => memberCategories[code]) : ['未填']),
  },
  { key: 'group', label: '党小组', of: ({ groupName }) => [groupName ?? '未编入'] },
  { key: 'floating', label: '流动党员', of: ({ floating }) => [floating ? '是' : '否'] },
  { key: 'lostContact', label: '失联党员', of: ({ lostContact }) => [lostContact ? '是' : '否'] },
]

export interface RosterFilter {
  values: Partial<Record<ConditionKey, string>>
  reminder: RosterReminder | null
}

export const noFilter: RosterFilter = { values: {}, reminder: null }

/** Rows that meet every condition, in the order they came. */
export function filterRoster<R extends FilteredMember>(
  rows: readonly R[],
  { values, reminder }: RosterFilter,
  today: PlainDate,
): readonly R[] {
  const wanted = facets.filter(facet => values[facet.key] !== undefined)
  const between = ranges.filter(range => values[range.key] !== undefined)
  if (!wanted.length && !between.length && !reminder) return rows
  return rows.filter(
    row =>
      wanted.every(facet => facet.of(row).includes(values[facet.key]!)) &&
      between.every(range => isInRange(range.of(row, today), values[range.key]!)) &&
      (!reminder || isReminded(reminder, row, today)),
  )
}

/** What can be chosen of a facet among some rows, the most frequent first. */
export function facetOptions(
  facet: Facet,
  rows: readonly FilteredMember[],
): { value: string; label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of facet.of(row)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, label: value, count })).sort((a, b) => b.count - a.count)
}

export const filterWords = (filter: RosterFilter, today: PlainDate): string[] => [
  ...facets.flatMap(({ key, label }) => (filter.values[key] === undefined ? [] : [`${label}：${filter.values[key]}`])),
  ...ranges.flatMap(({ key, label, unit }) => {
    const value = filter.values[key]
    return value === undefined ? [] : [`${label}：${rangeWords(value, unit)}`]
  }),
  ...(filter.reminder ? [reminderTitle(filter.reminder, today)] : []),
]

/** Words of the totals row; women and floating members where there is room. */
export function totalWords(rows: readonly FilteredMember[], wide: boolean): string[] {
  const count = (test: (row: FilteredMember) => boolean) => rows.filter(test).length
  return [
    `合计 ${rows.length} 人`,
    `正式党员 ${count(row => row.membership === 'full')}`,
    `预备党员 ${count(row => row.membership === 'probationary')}`,
    ...(wide ? [`女 ${count(row => row.sex === '女')}`, `流动 ${count(row => row.floating)}`] : []),
  ]
}

/** Conditions that somebody keeps under a name. */
export interface SavedFilter {
  name: string
  words: string
  filter: RosterFilter
}

/** Whether a value can stand for a condition; what an odd address says cannot. */
export const isValueOf = (key: ConditionKey, value: string): boolean =>
  ranges.some(range => range.key === key) ? isRangeText(value) : value !== ''

/** All that the roster can be narrowed by, in the order in which it is offered. */
export const conditions: readonly { key: ConditionKey; label: string }[] = [...facets, ...ranges]

/** Whether what a PC remembers are conditions that this program knows. */
export function isSavedFilters(stored: unknown): stored is SavedFilter[] {
  const keys = new Set<string>(conditions.map(({ key }) => key))
  return (
    Array.isArray(stored) &&
    stored.every(one => {
      const { name, words, filter } = (one ?? {}) as Partial<SavedFilter>
      const values: unknown = filter?.values
      return (
        typeof name === 'string' &&
        typeof words === 'string' &&
        typeof values === 'object' &&
        values !== null &&
        Object.entries(values).every(
          ([key, value]) => keys.has(key) && typeof value === 'string' && isValueOf(key as ConditionKey, value),
        ) &&
        (filter?.reminder === null || isReminder(filter?.reminder))
      )
    })
  )
}
