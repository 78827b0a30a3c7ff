import { writeXlsx, type Cell } from 'hucre/xlsx'

const widest = 60

/** Columns as wide as their longest text, within reason; a Chinese character counts two. */
function widths(rows: readonly (readonly string[])[]): { width: number }[] {
  const longest: number[] = []
  for (const row of rows) {
    row.forEach((text, column) => {
      const width = [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)
      longest[column] = Math.min(widest, Math.max(longest[column] ?? 0, width))
    })
  }
  return longest.map(width => ({ width: width + 3 }))
}

/**
 * An `.xlsx` of texts and nothing else: an identity number keeps its digits when somebody types over it, and what begins
 * with `=`, `+`, `-` or `@` is no formula.
 */
export function textBook(name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const style = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } } as const
  const cells = new Map<string, Partial<Cell>>()
  rows.forEach((row, at) => row.forEach((_, column) => cells.set(`${at},${column}`, { style })))
  return writeXlsx({
    sheets: [{ name, rows: rows.map(row => row.map(text => text || null)), cells, columns: widths(rows) }],
  })
}
