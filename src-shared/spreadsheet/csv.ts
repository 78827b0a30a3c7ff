import { done, problem, refused, type Outcome } from '../problem'

const quote = 34
const cr = 13
const lf = 10

/**
 * Reads CSV by RFC 4180: text stays exactly as it stands, quotes double inside quotes, a row ends with CRLF, LF or CR.
 * A byte order mark in front is dropped. A row without anything is one empty field. A quote inside a field that does
 * not begin with one is text. Refuses (`csv-quotes`, with the row) a quote that is never closed, or text behind a closed one.
 */
export function readCsv(text: string, delimiter = ','): Outcome<string[][]> {
  const separator = delimiter.charCodeAt(0)
  const rows: string[][] = []
  let row: string[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length || row.length > 0) {
    if (text.charCodeAt(at) === quote) {
      const end = closingQuote(text, at + 1)
      if (end < 0) return crooked(rows.length + 1)
      row.push(text.slice(at + 1, end).replaceAll('""', '"'))
      at = end + 1
    } else {
      let end = at
      for (; end < text.length; end++) {
        const code = text.charCodeAt(end)
        if (code === separator || code === cr || code === lf) break
      }
      row.push(text.slice(at, end))
      at = end
    }
    const code = text.charCodeAt(at)
    if (code === separator) {
      at++
      continue
    }
    if (at < text.length && code !== cr && code !== lf) return crooked(rows.length + 1)
    rows.push(row)
    row = []
    at += code === cr && text.charCodeAt(at + 1) === lf ? 2 : 1
  }
  return done(rows)
}

/** Place of the quote that ends a quoted field, or -1. */
function closingQuote(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text.charCodeAt(end + 1) !== quote) return end
  }
  return -1
}

function crooked(row: number) {
  return refused(problem('csv-quotes', `第${row}行的引号不成对，请用表格软件打开后另存为 .xlsx 再导入`, { row }))
}

export interface CsvStyle {
  /** UTF-8 byte order mark in front, by which spreadsheet programs know the encoding. */
  bom?: boolean
  /** For files that people open: a `'` goes before a field that a spreadsheet would take for a formula. */
  forPeople?: boolean
}

const formula = /^[=+\-@\t\r＝＋－＠]/
const needsQuotes = /[",\r\n\ufeff]/

/**
 * Writes CSV by RFC 4180, each row ended with CRLF. The same rows give the same bytes: a field is quoted where it has
 * to be and nowhere else. Every row needs at least one field.
 */
export function writeCsv(rows: Iterable<readonly string[]>, { bom = false, forPeople = false }: CsvStyle = {}): string {
  const lines: string[] = [bom ? '\ufeff' : '']
  for (const row of rows) {
    if (row.length === 0) throw new Error('a CSV row needs a field')
    // A lone empty field is quoted, because many readers drop a line without anything.
    lines.push(row.length === 1 && row[0] === '' ? '""' : row.map(field => written(field, forPeople)).join(','), '\r\n')
  }
  return lines.join('')
}

function written(field: string, forPeople: boolean): string {
  const text = forPeople && formula.test(field) ? `'${field}` : field
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
