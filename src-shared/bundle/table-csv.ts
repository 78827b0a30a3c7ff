import { decodeUtf8, encodeUtf8 } from './utf8'

const bom = '\uFEFF'

/** A bundle's table: UTF-8 with a byte order mark, commas, CRLF, quotes only where needed (RFC 4180). */
export function writeTableCsv(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array<ArrayBuffer> {
  const lines = [header, ...rows].map(row => row.map(quote).join(','))
  return encodeUtf8(`${bom}${lines.join('\r\n')}\r\n`)
}

/** A lone empty cell is quoted, since an empty line is no row. */
function quote(cell: string, _: number, row: readonly string[]): string {
  const needs = /[",\r\n]/.test(cell) || cell.startsWith(bom) || (row.length === 1 && cell === '')
  return needs ? `"${cell.replace(/"/g, '""')}"` : cell
}

/**
 * Reads a table; the first row is the header. The mark may be absent and lines may end in LF, as other tools write.
 * @returns null where it is not UTF-8, a quote is out of place, or a row has another number of cells than the header
 */
export function readTableCsv(bytes: Uint8Array): string[][] | null {
  const text = decodeUtf8(bytes)
  if (text === null) return null
  const body = text.startsWith(bom) ? text.slice(1) : text
  const rows = body.includes('"') ? readQuoted(body) : readPlain(body)
  return rows?.every(row => row.length === rows[0]!.length) ? rows : null
}

function readPlain(text: string): string[][] | null {
  const lines = text.split('\n')
  if (lines[lines.length - 1] === '') lines.pop()
  const rows: string[][] = []
  for (const line of lines) {
    const row = line.endsWith('\r') ? line.slice(0, -1) : line
    if (row.includes('\r')) return null
    rows.push(row.split(','))
  }
  return rows
}

function readQuoted(text: string): string[][] | null {
  const rows: string[][] = []
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    cell.lastIndex = at
    const [all = '', quoted, plain = ''] = cell.exec(text)!
    row.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
    at += all.length
    if (text[at] === ',') {
      at += 1
      if (at === text.length) row.push('')
      else continue
    } else if (text.startsWith('\r\n', at)) at += 2
    else if (text[at] === '\n') at += 1
    else if (at < text.length) return null
    rows.push(row)
    row = []
  }
  return rows
}

/** The header alone, without reading the rows. */
export function readHeader(bytes: Uint8Array): string[] | null {
  const end = bytes.indexOf(0x0a)
  return readTableCsv(end < 0 ? bytes : bytes.subarray(0, end + 1))?.[0] ?? null
}
