import { tags, type Tag } from '../../../../src-shared/grid/mark'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'
import type { FoundPerson } from '../../people-index'

export type HomeRow = QueryOutput<'grid.households'>['rows'][number]
/** A household that is found by whoever is seen to live there, its door and its code. */
export type FoundHome = HomeRow & FoundPerson

/** Who is seen behind a door: the contact and those who live there. */
export const namesOf = ({ contact, residents }: Pick<HomeRow, 'contact' | 'residents'>): string[] => [
  ...new Set([...(contact ? [contact] : []), ...residents]),
]

export const findable = (row: HomeRow): FoundHome => ({
  ...row,
  name: namesOf(row).join('、'),
  address: [row.estateName, row.door, row.code, row.hub].filter(Boolean).join(' '),
  idNumber: null,
})

/** `困难、独居老人`; each tag once, those that have to be looked at again marked. */
export function tagWords({ tags: own }: Pick<HomeRow, 'tags'>): string {
  const due = new Set(own.flatMap(({ tag, due: isDue }) => (isDue ? tag : [])))
  return [...new Set(own.map(({ tag }) => tag))].map(tag => tags[tag] + (due.has(tag) ? '（待复核）' : '')).join('、')
}

/** What of a list is asked for; nothing asks for all. */
export interface HomesFilter {
  estate: string
  grid: string
  building: string
  tag: Tag | 'due' | ''
}
export const noFilter: HomesFilter = { estate: '', grid: '', building: '', tag: '' }

const fits: { readonly [K in keyof HomesFilter]: (row: HomeRow, wanted: string) => boolean } = {
  estate: (row, wanted) => row.estateName === wanted,
  grid: (row, wanted) => (row.gridName ?? '') === wanted,
  building: (row, wanted) => row.building === wanted,
  tag: (row, wanted) => row.tags.some(({ tag, due }) => (wanted === 'due' ? due : tag === wanted)),
}
const conditions = Object.keys(fits) as (keyof HomesFilter)[]

/** The rows that fit; without one of the conditions where its own options are counted. */
export const filtered = <R extends HomeRow>(rows: readonly R[], filter: HomesFilter, but?: keyof HomesFilter): R[] =>
  rows.filter(row => conditions.every(key => key === but || !filter[key] || fits[key](row, filter[key])))

/** What a condition may be among these rows, each with how many households it leaves. */
export function optionsOf(key: keyof HomesFilter, rows: readonly HomeRow[], filter: HomesFilter) {
  const left = filtered(rows, filter, key)
  const counts = new Map<string, { label: string; count: number }>()
  const add = (value: string | null, label: string) => {
    if (!value) return
    const known = counts.get(value)
    if (known) known.count++
    else counts.set(value, { label, count: 1 })
  }
  for (const row of left) {
    if (key === 'estate') add(row.estateName, row.estateName ?? '')
    if (key === 'grid') add(row.gridName, row.gridName ?? '')
    if (key === 'building') add(row.building, (filter.estate ? '' : (row.estateName ?? '')) + row.buildingName)
    if (key === 'tag') {
      for (const tag of new Set(row.tags.map(one => one.tag))) add(tag, tags[tag])
      if (row.tags.some(({ due }) => due)) add('due', '到期待复核')
    }
  }
  const found = [...counts].map(([value, one]) => ({ value, ...one }))
  if (key === 'tag') {
    const order = [...Object.keys(tags), 'due']
    found.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  }
  return [{ value: '', label: '不限', count: left.length }, ...found]
}

const byText = (of: (row: HomeRow) => string) => (a: HomeRow, b: HomeRow) =>
  of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0

/** Where a household is, who lives there and what is known of it. */
export const homeColumns: readonly Column<FoundHome>[] = [
  { key: 'door', title: '门牌', width: 110, strong: true, text: ({ door }) => door },
  { key: 'estate', title: '小区', width: 130, dropsAt: 2, text: ({ estateName }) => estateName ?? '—' },
  {
    key: 'contact',
    title: '户主或联系人',
    width: 130,
    text: ({ contact }) => contact ?? '—',
    order: byText(row => row.contact ?? ''),
  },
  { key: 'phone', title: '联系电话', width: 126, dropsAt: 4, text: ({ phone }) => phone ?? '—' },
  { key: 'residents', title: '居住人', width: 200, dropsAt: 3, text: ({ residents }) => residents.join('、') || '—' },
  {
    ...{ key: 'people', title: '人数', width: 70, align: 'right', dropsAt: 5 },
    text: ({ residents }) => String(residents.length),
    order: (a, b) => a.residents.length - b.residents.length,
  },
  { key: 'tags', title: '标签', width: 210, text: row => tagWords(row) || '—', order: byText(tagWords) },
  {
    key: 'grid',
    title: '网格',
    width: 120,
    dropsAt: 1,
    text: ({ gridName }) => gridName ?? '没有划入',
    order: byText(row => row.gridName ?? ''),
  },
]
