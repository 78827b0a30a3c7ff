import * as z from 'zod'
import { cellText, type Sheet } from '../../spreadsheet/sheet'
import { halfWidth } from '../plain-text'
import { fieldOfHeading } from './find-header'
import { RosterField } from './roster-fields'

/** What a column of the spreadsheet is taken for, and why. */
export const ColumnMapping = z.object({
  /** Place in the sheet, the first is 0. */
  column: z.number().int(),
  heading: z.string(),
  field: RosterField.nullable(),
  how: z.enum(['一致', '同义', '按内容认出', '指定', '不导入']),
})

export type ColumnMapping = z.infer<typeof ColumnMapping>

/** What the clerk assigned by hand: field of a column, `null` to leave it out. */
export type GivenMapping = Readonly<Record<number, RosterField | null>>

const contents: readonly (readonly [RosterField, RegExp])[] = [
  ['idNumber', /^(?:\d{17}[\dXx]|\d{15})$/],
  ['phone', /^1[3-9]\d{9}$/],
]
const sampled = 50

/**
 * Takes each column for a field: as assigned, else by its heading, else by what stands in it. A field is taken once,
 * by its official heading rather than by another word for it.
 */
export function mapColumns(sheet: Sheet, header: number, given: GivenMapping = {}): ColumnMapping[] {
  const headings = sheet.rows[header] ?? []
  const sample = sheet.rows.slice(header + 1, header + 1 + sampled)
  const width = Math.max(headings.length, ...sample.map(row => row.length))
  const columns = Array.from({ length: width }, (_, column): ColumnMapping => {
    const field = given[column] ?? null
    return { column, heading: cellText(headings[column]), field, how: field ? '指定' : '不导入' }
  })
  const taken = new Set(columns.map(column => column.field))
  const take = (how: ColumnMapping['how'], fieldOf: (column: ColumnMapping) => RosterField | undefined) => {
    for (const column of columns) {
      if (column.field || column.column in given) continue
      const field = fieldOf(column)
      if (!field || taken.has(field)) continue
      taken.add(field)
      Object.assign(column, { field, how })
    }
  }
  const byHeading = (how: '一致' | '同义') => (column: ColumnMapping) => {
    const found = fieldOfHeading(column.heading)
    return found?.how === how ? found.field : undefined
  }
  take('一致', byHeading('一致'))
  take('同义', byHeading('同义'))
  take('按内容认出', ({ column }) => fieldOfContents(sample.map(row => halfWidth(cellText(row[column])))))
  return columns
}

function fieldOfContents(texts: readonly string[]): RosterField | undefined {
  const filled = texts.filter(text => text !== '')
  const fits = (pattern: RegExp) => filled.filter(text => pattern.test(text)).length >= Math.max(1, filled.length * 0.8)
  return contents.find(([, pattern]) => fits(pattern))?.[0]
}
