import { probationEnds } from '../../../src-shared/roster/party-age'
import { byNameStrokes, byStrokes } from '../../../src-shared/roster/stroke-order'
import type { QueryOutput } from '../../engine/client'
import type { Column } from '../../widgets/table-columns'
import type { RosterReminder } from './reminders'

export type RosterRow = QueryOutput<'roster.members'>['rows'][number]

/** A table says `锦绣苑` where the column already says 所在党支部. */
export const bareBranch = (branchName: string) => branchName.replace(/(?:党支部|支部)$/, '') || branchName

export const membershipWords = { full: '正式党员', probationary: '预备党员' } as const

const byText = (of: (row: RosterRow) => string | null) => (a: RosterRow, b: RosterRow) => {
  const x = of(a) ?? ''
  const y = of(b) ?? ''
  return x < y ? -1 : x > y ? 1 : 0
}

/** A column of what is on file; `—` where nothing is. */
const onFile = (
  key: 'sex' | 'birth' | 'education' | 'joined' | 'regularised' | 'address',
  title: string,
  width: number,
  dropsAt: number,
): Column<RosterRow> => ({
  key,
  title,
  width,
  text: row => row[key] ?? '—',
  order: byText(row => row[key]),
  dropsAt,
})

/** Wide enough for the longest name there is, up to ten characters; the rest of a longer one stands in a second line. */
export function nameWidth(rows: readonly { name: string }[]): number {
  let longest = 0
  for (const { name } of rows) longest = Math.max(longest, name.length)
  return Math.min(Math.max(96, longest * 16 + 22), 182)
}

/** Columns whose texts are short in one office and long in another. */
const byContent = new Set(['branch', 'group', 'education', 'address'])
/** What a title needs with its padding and the arrow of sorting, and a cell with its padding; px at 100 %. */
const roomOf = { title: (length: number) => length * 14 + 36, cell: (length: number) => length * 16 + 22 }

/** The columns no wider than what stands in them needs: what is saved keeps another one in sight. */
export function narrowed(columns: readonly Column<RosterRow>[], rows: readonly RosterRow[]): Column<RosterRow>[] {
  return columns.map(column => {
    if (!byContent.has(column.key)) return column
    let longest = 0
    for (const row of rows) longest = Math.max(longest, column.text(row, 0).length)
    return {
      ...column,
      width: Math.min(column.width, Math.max(roomOf.title(column.title.length), roomOf.cell(longest))),
    }
  })
}

/** The columns that stay while a panel is open beside the table. */
export const besidePanel = (columns: readonly Column<RosterRow>[]) => columns.filter(({ dropsAt = 0 }) => dropsAt < 5)

/** The columns of the roster; those that drop when there is no room say how early. */
export function rosterColumns(): Column<RosterRow>[] {
  return [
    { key: 'place', title: '序号', width: 51, align: 'right', text: (_, place) => String(place + 1) },
    {
      key: 'name',
      title: '姓名',
      width: 96,
      strong: true,
      text: row => row.name,
      order: (a, b) => byNameStrokes(a.name, b.name),
    },
    onFile('sex', '性别', 52, 5),
    onFile('birth', '出生日期', 104, 6),
    {
      key: 'membership',
      title: '人员类别',
      width: 86,
      text: row => membershipWords[row.membership],
      order: byText(row => row.membership),
    },
    {
      key: 'branch',
      title: '所在党支部',
      width: 116,
      text: row => bareBranch(row.branchName),
      order: (a, b) => byStrokes(a.branchName, b.branchName),
      dropsAt: 1,
    },
    {
      key: 'group',
      title: '党小组',
      width: 116,
      text: row => row.groupName ?? '—',
      order: (a, b) => byStrokes(a.groupName ?? '', b.groupName ?? ''),
      dropsAt: 4,
    },
    onFile('education', '学历', 100, 9),
    onFile('joined', '入党日期', 108, 3),
    onFile('regularised', '转正日期', 108, 2),
    {
      key: 'partyAge',
      title: '党龄',
      width: 54,
      align: 'right',
      text: row => (row.membership === 'full' && typeof row.partyAge === 'number' ? String(row.partyAge) : '—'),
      order: (a, b) => (a.partyAge ?? -1) - (b.partyAge ?? -1),
    },
    { key: 'idNumber', title: '公民身份证号码', width: 172, text: row => row.idNumber ?? '—', dropsAt: 8 },
    { key: 'phone', title: '联系电话', width: 116, text: row => row.phone ?? '—', dropsAt: 7 },
    onFile('address', '家庭住址', 200, 10),
  ]
}

/** What a reminder is about, beside the name while the roster is narrowed to it. */
const remindedOf: Partial<Record<RosterReminder, Column<RosterRow>>> = {
  probation: {
    ...{ key: 'probationEnds', title: '预备期满', width: 118 },
    text: ({ joined, extended }) =>
      joined ? `${probationEnds(joined, extended)}${extended ? '（延长）' : ''}` : '未填入党日期',
    order: byText(({ joined, extended }) => joined && probationEnds(joined, extended)),
  },
  lost: {
    ...{ key: 'lostSince', title: '失去联系', width: 118 },
    text: ({ lostSince }) => lostSince ?? '日期未登记',
    order: byText(({ lostSince }) => lostSince),
  },
}

/** Left out for somebody who has not chosen. */
const unusual = new Set(['joined', 'address', 'group'])
export const usualColumns = (): string[] => rosterColumns().flatMap(({ key }) => (unusual.has(key) ? [] : [key]))

/** Columns that say who a row is; they can't be left out. */
const always = new Set(['place', 'name', 'membership'])
export const choosableColumns = (): Column<RosterRow>[] => rosterColumns().filter(({ key }) => !always.has(key))

/**
 * The columns that somebody chose, and what a reminder is about behind the name.
 * @param chosen their keys; those that always stand may be missing
 */
export function columnsOf(chosen: readonly string[], reminder: RosterReminder | null = null): Column<RosterRow>[] {
  const columns = rosterColumns().filter(({ key }) => always.has(key) || chosen.includes(key))
  const reminded = reminder && remindedOf[reminder]
  if (reminded) columns.splice(columns.findIndex(({ key }) => key === 'name') + 1, 0, reminded)
  return columns
}
