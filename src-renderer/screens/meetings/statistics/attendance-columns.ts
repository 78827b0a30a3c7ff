import type { AttendanceBy } from '../../../../src-shared/meetings/attendance-statistics'
import type { Book } from '../../../../src-shared/spreadsheet/write-book'
import { printRate } from '../../../../src-shared/upstream/figure'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'

export type AttendanceRow = QueryOutput<'meetings.attendance'>['rows'][number]

const number = (
  key: 'meetings' | 'expected' | 'attended' | 'remote' | 'leave' | 'unexcused',
  title: string,
  width: number,
): Column<AttendanceRow> => ({
  ...{ key, title, width, align: 'right', text: row => String(row[key]) },
  order: (a, b) => a[key] - b[key],
})

/** Columns of a list of attendance; a rate stands beside its two numbers. */
export function attendanceColumns(by: AttendanceBy): Column<AttendanceRow>[] {
  return [
    {
      ...{ key: 'name', title: { branch: '党支部', kind: '会议种类', member: '姓名' }[by], width: 170, strong: true },
      text: row => row.name,
    },
    ...(by === 'member'
      ? [
          {
            key: 'branch',
            title: '现在的党支部',
            width: 150,
            dropsAt: 1,
            text: (row: AttendanceRow) => row.branchName || '已离开',
          },
        ]
      : []),
    number('meetings', by === 'member' ? '列入次数' : '会议次数', 90),
    number('expected', by === 'member' ? '应到次数' : '应到人次', 90),
    number('attended', by === 'member' ? '实到次数' : '实到人次', 90),
    { key: 'rate', title: '到会率', width: 84, align: 'right', text: row => printRate(row.attended, row.expected) },
    { ...number('remote', '异地', 64), dropsAt: 3 },
    number('leave', '请假', 64),
    number('unexcused', '无故缺席', 84),
  ]
}

/** The same as a workbook, with the sum below. */
export function attendanceBook(
  rows: readonly AttendanceRow[],
  total: QueryOutput<'meetings.attendance'>['total'],
  about: { by: AttendanceBy; title: string; office: string; under: string },
): Book {
  const columns = attendanceColumns(about.by)
  const sum: AttendanceRow = { ...total, key: 'total', name: '合计', branchName: ' ' }
  return {
    sheet: '到会统计',
    title: about.title,
    under: [about.office, about.under],
    columns: columns.map(({ title, key, width, align }) => ({
      heading: title,
      width: Math.round(width / 9),
      align: align === 'right' ? ('center' as const) : key === 'name' ? ('left' as const) : ('center' as const),
    })),
    rows: [...rows, sum].map((row, at) => columns.map(column => column.text(row, at).trim())),
    foot: '到会率=实到人次÷应到人次；应到不含按规定免到会的，异地参加的不算实到、不算缺席。',
  }
}
