const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y
const bare = /[^\t\r\n]*/y

/**
 * Reads what a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends. A cell that holds one of
 * either stands in quotes with its own quotes doubled; any other quote is text, because no spreadsheet says which cells
 * it quoted. Blank rows at the end are dropped.
 */
export function readPasted(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    quoted.lastIndex = bare.lastIndex = at
    const inQuotes = quoted.exec(text)
    row.push(inQuotes ? inQuotes[1]!.replaceAll('""', '"') : bare.exec(text)![0])
    at = inQuotes ? quoted.lastIndex : bare.lastIndex
    const end = text[at]
    if (end === '\t') {
      at++
      continue
    }
    rows.push(row)
    row = []
    if (end === undefined) break
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  while (rows.length && rows[rows.length - 1]!.every(cell => cell.trim() === '')) rows.pop()
  return rows
}
