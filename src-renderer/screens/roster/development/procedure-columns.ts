import { shortName } from '../../../../src-shared/roster/organisation'
import { printDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'

export type ProcedureRow = QueryOutput<'roster.procedures'>['rows'][number]
export type ProcedureDue = ProcedureRow['due'][number]

/** When a step may or must be taken, in a few words. */
export function dueWords({ state, date, label }: ProcedureDue): string {
  const day = printDate(date)
  if (state === 'waiting') return `${day}起可以${label}`
  if (state === 'ready') return `${day}已满，可以${label}`
  return state === 'open' ? `${day}以前${label}` : `${day}到期，还没有${label}`
}

/** How a day that is due is marked. */
export const dueMarks = { waiting: 'none', ready: 'look', open: 'open', overdue: 'late' } as const

const short: Readonly<Record<ProcedureDue['state'], (day: string) => string>> = {
  waiting: day => `${day}起`,
  ready: day => `■ ${day}已满`,
  open: day => `${day}以前`,
  overdue: day => `▲ ${day}到期`,
}

const listName = ({ kind, name }: ProcedureRow) => (kind === 'founding' ? shortName(name) : name)

export const procedureColumns: readonly Column<ProcedureRow>[] = [
  { key: 'name', title: '姓名、党支部名称', width: 150, strong: true, text: listName },
  { key: 'branch', title: '所在党组织', width: 170, text: ({ branchName }) => branchName, dropsAt: 2 },
  { key: 'stage', title: '阶段', width: 100, text: ({ stageWord }) => stageWord },
  {
    key: 'next',
    title: '下一步',
    width: 220,
    text: ({ next, state, ended }) => (next ? next.label : state === 'ended' ? `${printDate(ended!)}终止` : '已经走完'),
  },
  {
    key: 'due',
    title: '期限',
    width: 180,
    text: ({ due: [first] }) => (first ? short[first.state](printDate(first.date)) : '—'),
  },
  {
    key: 'remarks',
    title: '请看一眼',
    width: 80,
    text: ({ remarks, lacks }) => {
      const some = remarks.length + (lacks ? 1 : 0)
      return some ? `■ ${some}处` : ''
    },
    dropsAt: 1,
  },
]
