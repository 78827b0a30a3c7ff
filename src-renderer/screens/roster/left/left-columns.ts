import { printDate } from '../../../../src-shared/plain-date'
import { byNameStrokes, byStrokes } from '../../../../src-shared/roster/stroke-order'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'
import { bareBranch } from '../roster-columns'

type Letter = QueryOutput<'roster.letters'>['rows'][number]

/** Somebody who left, with the letter that nobody has answered. */
export type LeftRow = QueryOutput<'roster.left'>['rows'][number] & { letter: Letter | null }

/** How long a letter waits; marked once it is late. */
export const letterWords = ({ letter, receipt }: LeftRow): string => {
  if (!letter) return receipt ? `${printDate(receipt)}回执` : '—'
  return letter.late ? `■ ${letter.days}天没有回执` : `转出${letter.days}天，等回执`
}

/** Who left, from which branch, when and how, and what became of the letter. */
export function leftColumns(): Column<LeftRow>[] {
  return [
    {
      ...{ key: 'name', title: '姓名', width: 78, strong: true, text: row => row.name },
      order: (a, b) => byNameStrokes(a.name, b.name),
    },
    {
      ...{ key: 'branch', title: '原党支部', width: 130, text: row => bareBranch(row.branchName), dropsAt: 2 },
      order: (a, b) => byStrokes(a.branchName, b.branchName),
    },
    {
      ...{ key: 'date', title: '离开日期', width: 136, text: row => printDate(row.date) },
      order: (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
    },
    { key: 'word', title: '离开原因', width: 140, text: row => row.word, dropsAt: 3 },
    { key: 'destination', title: '转往单位', width: 220, text: row => row.destination ?? '—', dropsAt: 4 },
    {
      ...{ key: 'letter', title: '介绍信回执', width: 150, text: letterWords },
      order: (a, b) => (a.letter?.days ?? -1) - (b.letter?.days ?? -1),
    },
  ]
}
