import { Refusal } from '../../src-shared/problem'
import type { Cell, Sheet } from '../../src-shared/spreadsheet/sheet'
import type { SheetLimits } from './limits'
import { sheetRefusals } from './refusals'

/** Gathers the sheets of one file and refuses (throws a `Refusal`) as soon as they pass the limits together. */
export class SheetRows {
  readonly sheets: Sheet[] = []
  private cells = 0

  constructor(private readonly limits: SheetLimits) {}

  /** Adds a sheet of `count` rows. `row(i)` gives its cells; blank ones at an end are dropped, and so is a sheet without any. */
  add(
    name: string,
    count: number,
    row: (index: number) => Cell[],
    { merges = [], formulas }: Pick<Sheet, 'merges' | 'formulas'> = {},
  ): void {
    if (count > this.limits.rows) throw new Refusal([sheetRefusals.tooLarge(`超过${this.limits.rows}行`)])
    const rows: Cell[][] = []
    for (let i = 0; i < count; i++) {
      const cells = trimmed(row(i))
      this.cells += cells.length
      if (cells.length > this.limits.columns)
        throw new Refusal([sheetRefusals.tooLarge(`超过${this.limits.columns}列`)])
      if (this.cells > this.limits.cells)
        throw new Refusal([sheetRefusals.tooLarge(`超过${this.limits.cells}个单元格`)])
      rows.push(cells)
    }
    while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop()
    if (rows.length > 0)
      this.sheets.push({
        name,
        rows,
        ...(merges.length && { merges }),
        ...(formulas && Object.keys(formulas).length && { formulas }),
      })
  }
}

function trimmed(cells: Cell[]): Cell[] {
  let length = cells.length
  while (length > 0 && !cells[length - 1]) length--
  return length === cells.length ? cells : cells.slice(0, length)
}

/** A cell of text, exactly as it stands; none where there is nothing. */
export function textCell(text: string): Cell {
  return text === '' ? null : { type: 'text', text }
}
