import type { PlainDate } from '../plain-date'
import {
  dateCell,
  footerOf,
  headsOf,
  type ListColumn,
  type ListSheet,
  type PaperContext,
} from '../roster/paper/list-sheet'

export interface PairingLine {
  personName: string
  personUnit: string
  door: string
  contact: string
  pledge?: string | undefined
  from: PlainDate
  visits: number
  last: PlainDate | null
}

const columns: ListColumn[] = [
  { title: '序号', width: 11, align: 'center' },
  { title: '结对人', width: 26 },
  { title: '单位', width: 36 },
  { title: '结对户', width: 34 },
  { title: '联系人', width: 26 },
  { title: '帮扶内容', width: 56 },
  { title: '结对日期', width: 28 },
  { title: '走访\n次数', width: 12, align: 'right' },
  { title: '最近走访', width: 28 },
]

/** 结对帮扶名单: who looks after which household today. */
export function pairingList(rows: readonly PairingLine[], paper: PaperContext): ListSheet {
  const title = '结对帮扶名单'
  const people = new Set(rows.map(({ personName, personUnit }) => `${personName}|${personUnit}`)).size
  const doors = new Set(rows.map(({ door }) => door)).size
  return {
    title,
    landscape: true,
    heads: headsOf(paper),
    columns,
    rows: rows.map((row, i) => [
      ...[String(i + 1), row.personName, row.personUnit, row.door, row.contact, row.pledge ?? ''],
      ...[dateCell(row.from), String(row.visits), row.last ? dateCell(row.last) : '还没有'],
    ]),
    none: '还没有结对帮扶',
    totals: [
      [
        { text: '合计', span: 1 },
        { text: `结对${people}人，帮扶${doors}户，共${rows.length}对`, span: 8 },
      ],
    ],
    notes: [],
    hands: [],
    footer: footerOf(title, paper),
  }
}
