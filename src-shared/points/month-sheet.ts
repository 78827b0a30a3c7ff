import { printPeriod, type Period } from '../period'
import type { ListColumn, ListSheet, PaperContext } from '../roster/paper/list-sheet'
import { footerOf } from '../roster/paper/list-sheet'
import type { PackItem } from './pack'
import { printPoints } from './print-points'

/** A member's row of the month: half points by item, then what the month and the year come to; null for 免积分. */
export interface MonthRow {
  name: string
  items: ReadonlyMap<string, number>
  total: number | null
  yearToDate: number | null
}

export interface MonthContext extends PaperContext {
  month: Period
  /** What stands above the table at the right: open or closed. */
  state: string
  items: readonly Pick<PackItem, 'code' | 'name' | 'group'>[]
}

const groups = { addition: '加分', deduction: '扣分', honour: '表彰' } as const
/** So many columns of items leave each wide enough for its figures. */
const mostItems = 16
const room = 257
const [nameWidth, sumWidth, signWidth] = [30, 16, 30]

/** 月度积分核对表: a branch's month, members by items, with a column to sign, for the check before it is confirmed. */
export function monthSheet(rows: readonly MonthRow[], context: MonthContext): ListSheet {
  const { month, unit, state } = context
  const used = context.items.filter(({ code }) => rows.some(row => row.items.get(code)))
  const items = context.items.length > mostItems ? used : context.items
  const width = Math.floor(((room - nameWidth - 2 * sumWidth - signWidth) / Math.max(1, items.length)) * 100) / 100
  const sums = items.map(({ code }) => rows.reduce((sum, row) => sum + (row.items.get(code) ?? 0), 0))
  const scored = rows.flatMap(({ total }) => total ?? [])
  const single = (text: string) => ({ text, span: 1 })
  return {
    title: `${printPeriod(month)}党员积分核对表`,
    landscape: true,
    heads: [`党支部：${unit}`, state],
    columns: [
      { title: '姓名', width: room - 2 * sumWidth - signWidth - width * items.length },
      ...items.map(({ code, group }): ListColumn => ({ title: code, group: groups[group], width, align: 'right' })),
      { title: '本月合计', width: sumWidth, align: 'right' },
      { title: '全年累计', width: sumWidth, align: 'right' },
      { title: '核对签字', width: signWidth },
    ],
    rows: rows.map(({ name, items: own, total, yearToDate }) => [
      name,
      ...items.map(({ code }) => figure(own.get(code) ?? 0)),
      total === null ? '免积分' : printPoints(total),
      yearToDate === null ? '' : printPoints(yearToDate),
      '',
    ]),
    none: '本支部没有党员',
    totals: [
      [
        single(`合计${rows.length}人`),
        ...sums.map(sum => single(figure(sum))),
        single(printPoints(scored.reduce((sum, total) => sum + total, 0))),
        single(''),
        single(''),
      ],
    ],
    notes: [
      ...(items.length ? [`项目：${items.map(({ code, name }) => `${code} ${name}`).join('；')}。`] : []),
      `按姓氏笔画排列。各项为本月发生数，本月合计已减去超出上限的部分${scored.length < rows.length ? '，免积分的不计分' : ''}。`,
    ],
    hands: ['核对人（党小组长或记分员）', '党支部书记'],
    footer: footerOf('积分核对表', { ...context, asOf: month }),
  }
}

const figure = (half: number) => (half ? printPoints(half) : '')
