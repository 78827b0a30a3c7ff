import * as z from 'zod'
import { halfWidth } from '../roster/plain-text'
import { cellText, type Sheet } from '../spreadsheet/sheet'
import { headingsOf } from './headings'
import type { TableKind } from './table-kind'

/** What a column of the spreadsheet is taken for, and why. */
export const columnMapping = <F extends z.ZodType<string>>(field: F) =>
  z.object({
    /** Place in the sheet, the first is 0. */
    column: z.number().int(),
    heading: z.string(),
    field: z.nullable(field),
    how: z.enum(['一致', '同义', '按内容认出', '指定', '不导入', '不需要', '属于封存信息']),
  })

/** Whether a column must not be read, and so not shown either. */
export const isUnread = (how: string): boolean => how === '不需要' || how === '属于封存信息'

export type ColumnMapping<F extends string> = z.infer<ReturnType<typeof columnMapping<z.ZodType<F>>>>

/** What the clerk assigned by hand: field of a column, `null` to leave it out. */
export type GivenMapping<F extends string> = Readonly<Record<number, F | null>>

const sampled = 50

/**
 * Takes each column for a field: as assigned, else by its heading, else by what stands in it. A field is taken once,
 * by its official heading rather than by another word for it. What must not be read is not, whoever assigns it.
 */
export function mapColumns<F extends string, V extends object>(
  kind: TableKind<F, V>,
  sheet: Sheet,
  header: number,
  given: GivenMapping<F> = {},
): ColumnMapping<F>[] {
  const { fieldOfHeading } = headingsOf(kind.fields)
  const headings = sheet.rows[header] ?? []
  const sample = sheet.rows.slice(header + 1, header + 1 + sampled)
  const width = Math.max(headings.length, ...sample.map(row => row.length))
  const columns = Array.from({ length: width }, (_, column): ColumnMapping<F> => {
    const heading = cellText(headings[column])
    const texts = sample.flatMap(row => halfWidth(cellText(row[column])) || [])
    const unread = kind.unread?.(heading, texts)
    // What a sensitive column is called says what stands in it.
    if (unread) return { column, heading: unread === '属于封存信息' ? '敏感信息' : heading, field: null, how: unread }
    const field = given[column] ?? null
    return { column, heading, field, how: field ? '指定' : '不导入' }
  })
  const taken = new Set(columns.map(column => column.field))
  const take = (how: ColumnMapping<F>['how'], fieldOf: (column: ColumnMapping<F>) => F | undefined) => {
    for (const column of columns) {
      if (column.field || column.how !== '不导入' || column.column in given) continue
      const field = fieldOf(column)
      if (!field || taken.has(field)) continue
      taken.add(field)
      Object.assign(column, { field, how })
    }
  }
  const byHeading = (how: '一致' | '同义') => (column: ColumnMapping<F>) => {
    const found = fieldOfHeading(column.heading)
    return found?.how === how ? found.field : undefined
  }
  take('一致', byHeading('一致'))
  take('同义', byHeading('同义'))
  take('按内容认出', ({ column }) => fieldOfContents(sample.map(row => halfWidth(cellText(row[column])))))
  return columns

  function fieldOfContents(texts: readonly string[]): F | undefined {
    const filled = texts.filter(text => text !== '')
    const fits = (pattern: RegExp) =>
      filled.filter(text => pattern.test(text)).length >= Math.max(1, filled.length * 0.8)
    return kind.contents.find(([, pattern]) => fits(pattern))?.[0]
  }
}
