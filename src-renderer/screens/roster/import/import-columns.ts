import { maskId, maskPhone, maskText } from '../../../../src-shared/roster/masks'
import type { FieldMeta } from '../../../../src-shared/records/field'
import type { TablePreview } from '../../../../src-shared/sheet-import/preview'
import type { QueryOutput } from '../../../engine/client'
import type { StateKind } from '../../../widgets/State.vue'

/** A record on the books that a row may mean, as it is told apart from its namesakes. */
export type Candidate = NonNullable<QueryOutput<'roster.preview'>['rows'][number]['candidates']>[number]
/** What taking a table in would do, of whatever kind. */
export type Preview = TablePreview<string, Candidate>
type PreviewColumn = Preview['columns'][number]

/**
 * Numbers in a text as they are masked everywhere: two ways of hiding, read beside each other, would tell the whole. Other long runs
 * of digits are shown without their end.
 */
export function maskSample(text: string): string {
  return text.replace(/\d{7,}[\dXx]?/g, digits => {
    if (/^\d{17}[\dXx]$/.test(digits)) return maskId(digits)!
    return /^1\d{10}$/.test(digits) ? maskPhone(digits)! : digits.slice(0, -4) + '****'
  })
}

/** First six and last four of an identity number, as internal lists show it; other texts stay. */
export function maskIdentity(text: string): string {
  return text.replace(/^(\d{6})\d{5,8}(\d{3}[\dXx])$/, '$1********$2')
}

/** A cell of the file masked as the books answer theirs, beside which it stands. */
export const maskCell = (personal: FieldMeta['personal'], text: string | null) => maskText(text, personal)

const reasons: Readonly<Record<PreviewColumn['how'], { kind: StateKind; words: string }>> = {
  一致: { kind: 'done', words: '一致' },
  同义: { kind: 'done', words: '按列名认出' },
  按内容认出: { kind: 'done', words: '按内容认出' },
  指定: { kind: 'done', words: '由您指定' },
  不导入: { kind: 'none', words: '留在原表' },
  不需要: { kind: 'none', words: '不需要，不读取' },
  属于封存信息: { kind: 'look', words: '不读取，请记在封存信息里' },
}

/** What the page says of how a column was recognised. */
export const recognised = ({ how }: PreviewColumn) => reasons[how]

/** The columns worth showing: those with a heading or a field. */
export const shownColumns = ({ columns }: Preview): PreviewColumn[] =>
  columns.filter(({ heading, field }) => heading || field)

/** What the first row with anything in it says in a column, as the file has it. */
export const firstContent = ({ sample }: PreviewColumn): string => maskSample(sample)

/**
 * Every column's field by its number, as the engine takes it, with one of them set otherwise.
 * @param given what was assigned before and may not be in the preview yet
 */
export function mappingWith(
  { columns }: Preview,
  place: number,
  field: string | null,
  given: Readonly<Record<string, string | null>> = {},
): Record<string, string | null> {
  return Object.fromEntries(
    columns.map(column => {
      const before = column.column in given ? given[column.column]! : column.field
      const own = column.column === place ? field : before === field ? null : before
      return [String(column.column), own]
    }),
  )
}

/** Official labels without which a row names nobody and that no column was taken for. */
export const missingFields = ({ problems }: Preview): string[] =>
  problems.filter(({ code }) => code === 'column-missing').flatMap(({ field }) => field ?? [])
