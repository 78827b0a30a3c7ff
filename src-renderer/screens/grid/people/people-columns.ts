import { byNameStrokes, byStrokes } from '../../../../src-shared/roster/stroke-order'
import type { Column } from '../../../widgets/table-columns'
import type { PersonRow, ServingLine, VacancyRow } from './serving-deeds'

const number = (text: string) => Number(/\d+/.exec(text)?.[0] ?? 0)
const byPlace = (a: { placeName: string }, b: { placeName: string }) =>
  byStrokes(a.placeName.replace(/\d+/, ''), b.placeName.replace(/\d+/, '')) || number(a.placeName) - number(b.placeName)

/** What is vacant, where, and what says that there is to be somebody. */
export const vacancyColumns: readonly Column<VacancyRow>[] = [
  {
    key: 'label',
    title: '空缺',
    width: 110,
    strong: true,
    text: row => row.label,
    order: (a, b) => byStrokes(a.label, b.label),
  },
  { key: 'place', title: '网格、楼栋', width: 190, text: row => row.placeName, order: byPlace },
  {
    ...{ key: 'grid', title: '所属网格', width: 120, dropsAt: 2 },
    text: row => (row.of === 'grid' ? '—' : row.gridName || '不在任何网格'),
    order: (a, b) => byStrokes(a.gridName, b.gridName),
  },
  { key: 'source', title: '依据', width: 220, text: row => row.source, dropsAt: 1 },
]

/** `楼栋长 3处，网格长 第一网格`: where somebody serves, each role once. */
export function holdsWords(holds: readonly ServingLine[]): string {
  const roles = new Map<string, ServingLine[]>()
  for (const line of holds) roles.set(line.word, [...(roles.get(line.word) ?? []), line])
  return [...roles]
    .map(
      ([word, lines]) =>
        `${word} ${lines.length > 2 ? `${lines.length}处` : lines.map(({ placeName }) => placeName).join('、')}`,
    )
    .join('，')
}

/** Who serves, where they belong, and what they hold. */
export const personColumns: readonly Column<PersonRow>[] = [
  {
    ...{ key: 'name', title: '姓名', width: 90, strong: true, text: row => row.name },
    order: (a, b) => byNameStrokes(a.name, b.name),
  },
  {
    ...{ key: 'where', title: '党支部、单位', width: 170, dropsAt: 1, text: row => row.where || '—' },
    order: (a, b) => byStrokes(a.where, b.where),
  },
  {
    key: 'as',
    title: '身份',
    width: 96,
    text: row => row.asWord,
    dropsAt: 3,
    order: (a, b) => byStrokes(a.asWord, b.asWord),
  },
  { key: 'holds', title: '岗位', width: 330, text: row => holdsWords(row.holds) || '—' },
  {
    key: 'count',
    title: '处数',
    width: 60,
    align: 'right',
    text: row => String(row.holds.length),
    order: (a, b) => a.holds.length - b.holds.length,
  },
  { key: 'phone', title: '联系电话', width: 124, text: row => row.phone ?? '—', dropsAt: 2 },
]
