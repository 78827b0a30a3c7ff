import { printDate } from '../../../../src-shared/plain-date'
import { printPoints, printRulePoints } from '../../../../src-shared/points/print-points'
import { byNameStrokes, byStrokes } from '../../../../src-shared/roster/stroke-order'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'

export type DualRow = QueryOutput<'points.dualLedger'>['rows'][number]

/** What stands in the column of the target: reached or not, who left, or nothing where the rules set none. */
export function reachedWords({ here, to, reached, band }: DualRow): string {
  if (!here) return to ? `${printDate(to)}离开` : '已离开'
  if (reached === null) return '—'
  return reached ? (band ?? '达标') : '未达标'
}

/** Who reported, from where, and what they did in the year. The order is that of 单位 and strokes: nobody is ranked. */
export function dualColumns(): Column<DualRow>[] {
  return [
    {
      ...{ key: 'name', title: '姓名', width: 90, strong: true, text: row => row.name },
      order: (a, b) => byNameStrokes(a.name, b.name),
    },
    {
      ...{ key: 'unit', title: '所在单位', width: 240, dropsAt: 4, text: row => row.unit ?? '—' },
      order: (a, b) => byStrokes(a.unit ?? '', b.unit ?? ''),
    },
    { key: 'from', title: '报到日期', width: 136, dropsAt: 5, text: row => (row.from ? printDate(row.from) : '—') },
    { key: 'times', title: '服务次数', width: 88, align: 'right', dropsAt: 3, text: row => String(row.times) },
    { key: 'hours', title: '时长（小时）', width: 104, align: 'right', text: row => printRulePoints(row.hours) },
    {
      ...{ key: 'points', title: '积分', width: 80, align: 'right' },
      text: row => (row.points === null ? '—' : printPoints(row.points)),
    },
    { key: 'reached', title: '达标', width: 150, text: reachedWords },
  ]
}
