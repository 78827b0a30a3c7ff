import type { Cell, Sheet } from '../spreadsheet/sheet'
import type { ColumnMapping } from './map-columns'
import type { TableKind } from './table-kind'

/**
 * The cells of a row with what holds for it from above: a joined cell holds for each of its rows, and a building that is written
 * once holds for the rows below it until another is.
 * @returns the cells of a row by its index; rows are asked for from above to below
 */
export function readDown<F extends string, V extends object>(
  { downward }: TableKind<F, V>,
  { rows, merges = [] }: Sheet,
  columns: readonly ColumnMapping<F>[],
): (index: number) => readonly Cell[] {
  if (!downward) return index => rows[index]!
  const placesOf = (fields: readonly F[]) =>
    columns.flatMap(({ field, column }) => (field && fields.includes(field) ? column : []))
  const joined = new Set(placesOf(downward.joined))
  const below = placesOf(downward.blank)
  /** Row that a cell takes its text from, by row and column. */
  const from = new Map<number, Map<number, number>>()
  for (const { top, bottom, left } of merges) {
    if (!joined.has(left)) continue
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row++) {
      const known = from.get(row) ?? new Map<number, number>()
      // Cells that are joined twice, as no program writes them, are not gone through again and again.
      if (known.has(left)) break
      from.set(row, known.set(left, top))
    }
  }
  const last = new Map<number, Cell>()
  return index => {
    const own = rows[index]!
    const copy = [...own]
    const put = (column: number, cell: Cell) => {
      while (copy.length <= column) copy.push(null)
      copy[column] ??= cell
    }
    for (const [column, row] of from.get(index) ?? []) put(column, rows[row]?.[column] ?? null)
    for (const column of below) {
      const cell = copy[column]
      if (cell) {
        // Another estate has buildings of its own.
        if (cell.text !== last.get(column)?.text)
          for (const later of below.slice(below.indexOf(column))) last.delete(later)
        last.set(column, cell)
      } else put(column, last.get(column) ?? null)
    }
    return copy
  }
}
