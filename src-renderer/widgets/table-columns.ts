/** A column of a table. Widths are px at 100 % and take their share of what is left. */
export interface Column<R> {
  key: string
  title: string
  width: number
  align?: 'right'
  strong?: boolean
  /** What stands in the cell; `—` for none is the column's own to say. */
  text: (row: R, place: number) => string
  /** How rows are ordered by it; without one it can't be sorted. */
  order?: (a: R, b: R) => number
  /** Dropped when there is no room, the highest first; without one it always stays. */
  dropsAt?: number
}

export interface Sorting {
  key: string
  descending: boolean
}

/** Padding of a cell, and of a Chinese character and any other at the size of tables, px at 100 %. */
const inCell = { padding: 20, wide: 16, narrow: 9.5 }

/** Whether a text may be wider than its column; by the widths of characters, for nothing is measured while rows are drawn. */
export function mayBeCut(text: string, width: number): boolean {
  let needed = inCell.padding
  for (const character of text) needed += character >= '\u2e80' ? inCell.wide : inCell.narrow
  return text !== '' && needed > width
}

/**
 * The columns that fit a width, in their order: a table drops columns rather than scroll sideways. Where a broad one had to go,
 * narrow ones that went before it come back.
 */
export function columnsThatFit<C extends Pick<Column<never>, 'width' | 'dropsAt'>>(
  columns: readonly C[],
  width: number,
): C[] {
  let needed = columns.reduce((sum, column) => sum + column.width, 0)
  const dropped: C[] = []
  for (const column of columns.filter(one => one.dropsAt !== undefined).sort((a, b) => b.dropsAt! - a.dropsAt!)) {
    if (needed <= width) break
    dropped.push(column)
    needed -= column.width
  }
  for (const column of [...dropped].reverse()) {
    if (needed + column.width > width) continue
    dropped.splice(dropped.indexOf(column), 1)
    needed += column.width
  }
  return columns.filter(column => !dropped.includes(column))
}

/** Columns in the order somebody gave them; ones that order doesn't know keep their place at the end. */
export function inOrder<C extends { key: string }>(columns: readonly C[], order: readonly string[]): C[] {
  const place = (column: C) => {
    const at = order.indexOf(column.key)
    return at < 0 ? order.length : at
  }
  return [...columns].sort((a, b) => place(a) - place(b))
}

/** The order of keys after one is moved to the place of another. */
export function moveKey(keys: readonly string[], key: string, to: number): string[] {
  const others = keys.filter(other => other !== key)
  others.splice(Math.max(0, Math.min(others.length, to)), 0, key)
  return others
}

/** Rows sorted by a column, stable, so that what was equal keeps the order it had. */
export function sortRows<R>(rows: readonly R[], columns: readonly Column<R>[], sorting: Sorting | null): readonly R[] {
  const order = sorting && columns.find(column => column.key === sorting.key)?.order
  if (!order) return rows
  return [...rows].sort(sorting.descending ? (a, b) => order(b, a) : order)
}

/** What a click on a head does: up, then down, then back to the order the rows came in. */
export function nextSorting(now: Sorting | null, key: string): Sorting | null {
  if (now?.key !== key) return { key, descending: false }
  return now.descending ? null : { key, descending: true }
}

/** Rows as a block that a spreadsheet takes from the clipboard. */
export function asBlock<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  return rows.map((row, i) => columns.map(column => clean(column.text(row, i))).join('\t')).join('\n')
}
