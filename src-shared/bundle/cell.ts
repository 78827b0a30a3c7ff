import { isPlainDate, isWholeDate } from '../plain-date'
import type { Column } from './columns'
import { looksLikeFormula } from './formula'

/** A value of a received row. */
export type Value = string | number | boolean | string[]

/** A value as its cell; nothing is an empty cell. `opaque` gives the opaque id of a local one. */
export function toCell(column: Column, value: unknown, opaque: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null || value === '') return ''
  if (column.type === 'opaque') return opaque.get(String(value))!
  if (column.type === 'year') return String(value).slice(0, 4)
  if (column.type === 'list') return JSON.stringify(value)
  return String(value)
}

/** The value of a cell that is not empty; null where the cell does not fit its column. */
export function fromCell(column: Column, cell: string): Value | null {
  switch (column.type) {
    case 'integer':
      return /^(0|-?[1-9]\d{0,14})$/.test(cell) ? Number(cell) : null
    case 'boolean':
      return cell === 'true' ? true : cell === 'false' ? false : null
    case 'date':
      return isWholeDate(cell) ? cell : null
    case 'partialDate':
      return isPlainDate(cell) ? cell : null
    case 'year':
      return /^\d{4}$/.test(cell) ? cell : null
    case 'opaque':
      return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(cell) ? cell : null
    case 'list':
      return listOfWords(cell)
    case 'text':
      return (column.values?.includes(cell) ?? !looksLikeFormula(cell)) ? cell : null
  }
}

function listOfWords(cell: string): string[] | null {
  if (!/^\[("[A-Za-z0-9_-]+"(, ?"[A-Za-z0-9_-]+")*)?\]$/.test(cell)) return null
  return JSON.parse(cell) as string[]
}
