import { halfWidth } from '../roster/plain-text'
import { cellText, type Cell, type Sheet } from '../spreadsheet/sheet'
import type { TableField } from './table-kind'

/** A heading without spaces, line breaks, marks of obligation and explanations in brackets. */
export function plainHeading(text: string): string {
  return halfWidth(text)
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]/g, '')
}

const searched = 30

/** The headings of a kind of row: what they name, and which row of a sheet has them. */
export function headingsOf<F extends string>(fields: readonly TableField<F>[]) {
  const known = new Map<string, { field: F; how: '一致' | '同义' }>()
  for (const { name, synonyms = [] } of fields)
    for (const word of synonyms) known.set(word, { field: name, how: '同义' })
  for (const { name, label } of fields) known.set(label, { field: name, how: '一致' })

  /** The field a heading names, by its official label or another word for it. */
  const fieldOfHeading = (text: string): { field: F; how: '一致' | '同义' } | undefined => known.get(plainHeading(text))

  /** How many fields a row would name as a header. */
  const fieldsNamed = (row: readonly Cell[]): number =>
    new Set(row.flatMap(cell => fieldOfHeading(cellText(cell))?.field ?? [])).size

  return {
    fieldOfHeading,
    /**
     * Index of the row that names the columns: titles and the reporting unit may stand above it. Where no row names two
     * fields, it is the first with three texts, whose columns the clerk then assigns. -1: none.
     */
    findHeader(sheet: Sheet): number {
      const scores = sheet.rows.slice(0, searched).map(fieldsNamed)
      const best = Math.max(0, ...scores)
      if (best >= 2) return scores.indexOf(best)
      return sheet.rows.slice(0, searched).findIndex(row => row.filter(cell => cell?.type === 'text').length >= 3)
    },
    /** The sheet of a file that looks most like such rows. */
    chooseSheet(sheets: readonly Sheet[]): Sheet | undefined {
      const score = (sheet: Sheet) => Math.max(0, ...sheet.rows.slice(0, searched).map(fieldsNamed))
      return sheets.reduce<Sheet | undefined>(
        (best, sheet) => (best && score(best) >= score(sheet) ? best : sheet),
        undefined,
      )
    },
  }
}
