import { writeXlsx, type Cell, type CellStyle, type CellValue } from 'hucre/xlsx'

export interface BookColumn {
  heading: string
  /** In characters; a Chinese one counts two. */
  width: number
  align?: 'left' | 'center'
  hidden?: boolean
}

/** One sheet as offices lay a table out: title, a line below it, headings, rows, a line to sign. */
export interface Book {
  sheet: string
  title: string
  /** At the left and at the right under the title. */
  under: readonly [string, string]
  columns: readonly BookColumn[]
  /** A text is a text, whatever it looks like. */
  rows: readonly (readonly (string | number | null)[])[]
  /** Below the rows; left out where empty. */
  foot: string
}

const side = { style: 'thin' as const }
const border = { top: side, right: side, bottom: side, left: side }
const song = '宋体'
const hei = '黑体'
const style = {
  title: { font: { name: song, size: 18, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } },
  left: { font: { name: song, size: 11 }, alignment: { vertical: 'center' } },
  right: { font: { name: song, size: 11 }, alignment: { horizontal: 'right', vertical: 'center' } },
  heading: {
    font: { name: hei, size: 10.5 },
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
} as const satisfies Record<string, CellStyle>

const bodyStyle = (align: 'left' | 'center'): CellStyle => ({
  font: { name: song, size: 10.5 },
  border,
  numFmt: '@',
  alignment: { horizontal: align, vertical: 'center', wrapText: true },
})

/** Row of the headings; title and reporting unit stand above. */
const headerRow = 2
const heights = { title: 32, line: 20, heading: 30, body: 23 }

/**
 * An `.xlsx` to be printed on A4 across, as wide as the page and its headings on every page. Numbers such as an
 * identity number are texts in cells of text format, so that no digit is lost when somebody types over them.
 */
export function writeBook(book: Book): Promise<Uint8Array> {
  const { columns, rows, foot } = book
  const last = Math.max(0, columns.map(({ hidden }) => !hidden).lastIndexOf(true))
  const bodies = columns.map(({ align = 'center' }) => bodyStyle(align))
  const cells = new Map<string, Partial<Cell>>()
  const table: CellValue[][] = [
    [book.title],
    [book.under[0], ...columns.slice(1).map((_, i) => (i + 1 === last ? book.under[1] : null))],
    columns.map(({ heading }) => heading),
    ...rows.map(row => [...row]),
    ...(foot ? [[foot]] : []),
  ]
  cells.set('0,0', { style: style.title })
  cells.set('1,0', { style: style.left })
  cells.set(`1,${last}`, { style: style.right })
  columns.forEach((_, column) => cells.set(`${headerRow},${column}`, { style: style.heading }))
  rows.forEach((_, row) =>
    columns.forEach((__, column) => cells.set(`${headerRow + 1 + row},${column}`, { style: bodies[column]! })),
  )
  const footRow = headerRow + 1 + rows.length
  if (foot) cells.set(`${footRow},0`, { style: style.left })
  const height = (row: number) =>
    row === 0
      ? heights.title
      : row === 1 || row === footRow
        ? heights.line
        : row === headerRow
          ? heights.heading
          : heights.body
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })
  return writeXlsx({
    sheets: [
      {
        name: book.sheet,
        rows: table,
        cells,
        columns: columns.map(({ width, hidden = false }) => ({ width, hidden })),
        merges: last > 0 ? [across(0), ...(foot ? [across(footRow)] : [])] : [],
        rowDefs: new Map(table.map((_, row) => [row, { height: height(row) }])),
        freezePane: { rows: headerRow + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          margins: { top: 0.79, right: 0.79, bottom: 0.79, left: 0.79, header: 0.4, footer: 0.4 },
          printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}`,
          horizontalCentered: true,
        },
        headerFooter: { oddFooter: '&C第 &P 页  共 &N 页' },
      },
    ],
  })
}
