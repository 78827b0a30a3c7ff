/** That some rows were put in: everything from a row on stands so many rows lower. */
export interface RowShift {
  /** The first row that moves, counted from 1 as references count. */
  from: number
  by: number
  /** A range that ends in this row takes in what was put in below it: it is the only row that the form had. */
  grows?: number
}

const moved = (row: string, { from, by }: RowShift) => String(Number(row) >= from ? Number(row) + by : Number(row))
const movedEnd = (row: string, shift: RowShift) =>
  Number(row) === shift.grows ? String(shift.grows + shift.by) : moved(row, shift)

/** References such as `B7`, `B7:D9` or a list of these, moved; a range that spans the place grows. */
export function shiftPlaces(places: string, shift: RowShift): string {
  return places.replace(
    /(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?/g,
    (_, column: string, row: string, toColumn = column, toRow = row) => {
      const start = column + moved(row, shift)
      const end = String(toColumn) + movedEnd(String(toRow), shift)
      return start === end ? start : `${start}:${end}`
    },
  )
}

const formulaParts =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?<![\p{L}\p{N}_.])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])(?::(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\p{L}\p{N}_.(]))?/gu

/**
 * A formula, as XML has it, whose references to a sheet are moved. Texts in quotes, names and other sheets stay.
 * @param own whether a reference without a sheet's name is meant as well
 */
export function shiftFormula(formula: string, shift: RowShift, sheet: string, own: boolean): string {
  const escaped = sheet.replaceAll('&', '&amp;')
  const named = new Set([`${escaped}!`, `'${escaped.replaceAll("'", "''")}'!`])
  return formula.replace(
    formulaParts,
    (all, prefix: string | undefined, column?: string, row?: string, toColumn?: string, toRow?: string) => {
      if (column === undefined || row === undefined || (prefix ? !named.has(prefix) : !own)) return all
      const end = toColumn !== undefined && toRow !== undefined ? `:${toColumn}${movedEnd(toRow, shift)}` : ''
      return `${prefix ?? ''}${column}${moved(row, shift)}${end}`
    },
  )
}

/** A formula as a spreadsheet copies it so many rows down: rows without a `$` go along. */
export function copyFormula(formula: string, down: number): string {
  const along = (column: string, row: string) =>
    column + (column.endsWith('$') && column.length > 1 ? row : String(Number(row) + down))
  return formula.replace(
    formulaParts,
    (all, prefix: string | undefined, column?: string, row?: string, toColumn?: string, toRow?: string) => {
      if (column === undefined || row === undefined) return all
      const end = toColumn !== undefined && toRow !== undefined ? `:${along(toColumn, toRow)}` : ''
      return (prefix ?? '') + along(column, row) + end
    },
  )
}

/** What is of one row and no list: it never grows. */
const ofOneRow: ReadonlySet<string> = new Set(['mergeCell', 'hyperlink', 'comment', 'threadedComment'])

/** What follows a sheet's rows in its XML, and what hangs on the sheet in parts of their own, moved. */
export function shiftReferences(xml: string, shift: RowShift): string {
  const { from, by } = shift
  return xml
    .replace(
      /(<([\w:]+)\b[^>]*?\s(?:ref|sqref)=")([^"]*)"/g,
      (_, head: string, tag: string, places: string) =>
        `${head}${shiftPlaces(places, ofOneRow.has(tag) ? { from, by } : shift)}"`,
    )
    .replace(/(<brk\b[^>]*?\sid=")(\d+)"/g, (_, head: string, row: string) => `${head}${moved(row, shift)}"`)
}

/** Rows of pictures and notes, which are counted from 0. */
export function shiftAnchors(xml: string, shift: RowShift): string {
  return xml.replace(
    /(<(?:xdr:row|x:Row)>)(\d+)/g,
    (_, tag: string, row: string) => tag + String(Number(moved(String(Number(row) + 1), shift)) - 1),
  )
}
