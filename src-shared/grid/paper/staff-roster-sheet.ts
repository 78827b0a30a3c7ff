import { printDate, type PlainDate } from '../../plain-date'
import { fittedColumns } from '../../roster/paper/fitted-columns'
import { footerOf, headsOf, type ListSheet, type PaperContext } from '../../roster/paper/list-sheet'

/** Somebody who serves, as the list reads it. */
interface Listed {
  grid: string
  word: string
  name: string
  where: string
  placeName: string
  from: PlainDate | null
  phone: string | null
  steps: string
}

/** Who serves in the grids and buildings, grid by grid (网格员、楼栋长名册); vacancies are counted below it. */
export function staffRosterSheet(
  people: readonly Listed[],
  { persons, vacancies }: { persons: number; vacancies: readonly { label: string; count: number }[] },
  context: PaperContext,
): ListSheet {
  const title = '网格人员名册'
  const rows = people.map((one, i) => [
    ...[String(i + 1), one.grid, one.word, one.name, one.where, one.placeName],
    ...[one.from ? printDate(one.from) : '', one.steps, one.phone ?? ''],
  ])
  const columns: ListSheet['columns'] = [
    { title: '序号', width: 12, align: 'center' },
    { title: '网格', width: 34 },
    { title: '岗位', width: 26 },
    { title: '姓名', width: 24 },
    { title: '党支部或单位', width: 44 },
    { title: '负责范围', width: 42 },
    { title: '上任日期', width: 30 },
    { title: '推审选评聘', width: 19, align: 'center' },
    { title: '联系电话', width: 26 },
  ]
  const lacking = vacancies.filter(({ count }) => count).map(({ label, count }) => `${label}${count}个`)
  return {
    title,
    landscape: true,
    heads: headsOf(context),
    columns: fittedColumns({ columns, rows }),
    rows,
    none: '还没有登记网格人员',
    totals: [
      [
        { text: '合计', span: 2 },
        { text: `${persons}人，任职${people.length}条`, span: 7 },
      ],
    ],
    notes: ['一人多岗的，每个岗位一行，人数只计一次。', ...(lacking.length ? [`空缺：${lacking.join('，')}。`] : [])],
    hands: ['填报人', '审核人'],
    footer: footerOf(title, context),
  }
}
