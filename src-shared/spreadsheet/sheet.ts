/**
 * A spreadsheet as it was read, before anything is understood: text stays text, and what the file held as a number or
 * a date says so, because an identity number that was saved as a number has lost digits.
 */
export type Cell =
  | null
  | { type: 'text'; text: string }
  | { type: 'number'; value: number; text: string }
  /** `time` as `08:30`, where the file shows one beside the day. */
  | { type: 'date'; text: string; time?: string }
  | { type: 'error'; text: string }

export interface Sheet {
  name: string
  /** Rows in the order of the file; `rows[0]` is the spreadsheet's row 1. Blank rows are empty arrays. */
  rows: Cell[][]
  /** Cells that are joined to one, where the file says so. */
  merges?: Merge[]
  /** Columns with a formula, by row, where the file says so; what a formula came to is in `rows`. */
  formulas?: Readonly<Record<number, readonly number[]>>
}

/** Rows and columns of joined cells, both ends inside, counted from 0. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** Text of a cell as a person sees it; empty for nothing. */
export function cellText(cell: Cell | undefined): string {
  return cell ? cell.text : ''
}
