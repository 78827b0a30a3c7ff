import { printDate } from '../../../../src-shared/plain-date'
import { byNameStrokes, byStrokes } from '../../../../src-shared/roster/stroke-order'
import type { Column } from '../../../widgets/table-columns'
import type { AttachedRow } from '../deeds/attached-deeds'
import { bareBranch } from '../roster-columns'

/** Who takes part here, where their 组织关系 is, and where they take part. */
export function attachedColumns(): Column<AttachedRow>[] {
  return [
    {
      ...{ key: 'name', title: '姓名', width: 90, strong: true, text: row => row.name },
      order: (a, b) => byNameStrokes(a.name, b.name),
    },
    { key: 'unit', title: '组织关系所在党组织', width: 240, text: row => row.unit ?? '—' },
    {
      ...{ key: 'organisation', title: '报到党支部', width: 130, dropsAt: 2 },
      text: row => bareBranch(row.organisationName) || '—',
      order: (a, b) => byStrokes(a.organisationName, b.organisationName),
    },
    {
      ...{ key: 'from', title: '报到日期', width: 136, dropsAt: 1 },
      text: row => (row.from ? printDate(row.from) : '—'),
      order: (a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0),
    },
    { key: 'phone', title: '联系电话', width: 124, text: row => row.phone ?? '—', dropsAt: 3 },
    { key: 'note', title: '特长与意愿', width: 160, text: row => row.note ?? '—', dropsAt: 5 },
  ]
}
