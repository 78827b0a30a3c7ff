import { branchKinds } from '../../../../src-shared/roster/organisation'
import { printDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'
import type { Column } from '../../../widgets/table-columns'

export type UnitRow = QueryOutput<'roster.units'>['rows'][number]

/** The tree as a table: what lies below is indented; what is worth a look is marked and counted. */
export const unitColumns: readonly Column<UnitRow>[] = [
  {
    key: 'name',
    title: '党组织',
    width: 300,
    strong: true,
    text: ({ level, short }) => `${'　'.repeat(level)}${short}`,
  },
  {
    key: 'kind',
    title: '类别',
    width: 110,
    text: ({ kindWord, branchKind }) => (branchKind ? branchKinds[branchKind] : kindWord),
    dropsAt: 3,
  },
  { key: 'members', title: '党员', width: 64, align: 'right', text: ({ members }) => String(members) },
  { key: 'full', title: '正式', width: 64, align: 'right', text: ({ full }) => String(full), dropsAt: 4 },
  { key: 'secretary', title: '书记、组长', width: 110, text: ({ secretary }) => secretary || '—' },
  {
    key: 'term',
    title: '任期到',
    width: 130,
    text: ({ termEnd }) => (termEnd ? printDate(termEnd) : '—'),
    dropsAt: 2,
  },
  {
    key: 'remarks',
    title: '请看一眼',
    width: 200,
    text: ({ remarks: [first, ...more] }) =>
      first ? `■ ${first.message}${more.length ? `等${more.length + 1}处` : ''}` : '',
    dropsAt: 1,
  },
]
