import { breakCost, paginate, type Block, type Piece } from '../paginate'
import type { ParagraphStyle, RecordRow } from './record-rows'

/** A paragraph as the page broke it: its lines and their height together. */
export interface MeasuredParagraph {
  lines: readonly string[]
  height: number
}

/** A row as it stands undivided. Heights in CSS pixels. */
export interface MeasuredRow {
  height: number
  /** What its cell has around the text. */
  frame: number
  /** What its label needs. */
  least: number
  /** The paragraphs of each cell. */
  cells: readonly (readonly MeasuredParagraph[])[]
}

/** A line that is not broken again: as it was measured, so it is printed. */
export interface SetLine {
  text: string
  style: ParagraphStyle
  /** Whether it is the first, and whether it is the last, of its paragraph. */
  opens: boolean
  closes: boolean
  /** Names, each unbroken, while the lines are still to be found. */
  units?: readonly string[]
}

/** A row, or the part of it that stands on one page. */
export interface SetRow {
  row: RecordRow
  cells: { label: string; lines: SetLine[] }[]
}

/** Rows whose paragraphs are still one line each, for the page to break. */
export function unsetRows(rows: readonly RecordRow[]): SetRow[] {
  return rows.map(row => ({
    row,
    cells: row.cells.map(({ label, paragraphs }) => ({
      label,
      lines: paragraphs.map(paragraph => ({ ...paragraph, opens: true, closes: true })),
    })),
  }))
}

/**
 * Divides the rows of a record into pages. A row is cut only where it flows or is higher than a page, and then between
 * lines, two at least on either side; the rows to be signed stay with the end of what was said.
 */
export function setRecord(
  rows: readonly RecordRow[],
  measured: readonly MeasuredRow[],
  room: { first: number; rest: number },
): SetRow[][] {
  const found = rows.map((row, i) => linesOfRow(row, measured[i]!))
  const divided = rows.map((row, i) => {
    const oneCell = row.cells.length === 1 && found[i]![0]!.length > 0
    return oneCell && (row.flows || measured[i]!.height + tailAfter(i) > room.rest)
  })
  const blocks = rows.map((_, i): Block => {
    const signed = rows[i + 1]?.staysWithPrevious ?? false
    const { height, frame, least } = measured[i]!
    if (divided[i]) return { frame, least, pieces: linePieces(found[i]![0]!, measured[i]!.cells[0]!, signed) }
    return { frame: 0, least: 0, pieces: [{ height, after: signed ? breakCost.unsigned : breakCost.none }] }
  })
  return paginate(blocks, room).map(page =>
    page.map(({ block, from, to }) => ({
      row: rows[block]!,
      cells: rows[block]!.cells.map(({ label }, c) => ({
        label,
        lines: divided[block] ? found[block]![c]!.slice(from, to) : found[block]![c]!,
      })),
    })),
  )

  /** The height of the rows that have to stand on the page where this one ends. */
  function tailAfter(index: number): number {
    const end = rows.findIndex((row, i) => i > index && !row.staysWithPrevious)
    return measured.slice(index + 1, end < 0 ? undefined : end).reduce((sum, { height }) => sum + height, 0)
  }
}

function linesOfRow(row: RecordRow, measured: MeasuredRow): SetLine[][] {
  return row.cells.map(({ paragraphs }, c) =>
    paragraphs.flatMap(({ style }, p) => {
      const { lines } = measured.cells[c]![p]!
      return lines.map((text, i) => ({ text, style, opens: i === 0, closes: i === lines.length - 1 }))
    }),
  )
}

function linePieces(lines: readonly SetLine[], paragraphs: readonly MeasuredParagraph[], signed: boolean): Piece[] {
  const heights = paragraphs.flatMap(({ lines, height }) => lines.map(() => height / lines.length))
  return lines.map((_, i) => {
    const after = i === lines.length - 1 ? signed && breakCost.unsigned : endsBadly(lines, i, signed) && breakCost.torn
    return { height: heights[i]!, after: after || breakCost.none }
  })
}

/** Whether a page ending here leaves a heading, or a line of a paragraph, alone, or one line to be signed. */
function endsBadly(lines: readonly SetLine[], at: number, signed: boolean): boolean {
  const line = lines[at]!
  if (line.style === 'heading') return true
  if (signed && at === lines.length - 2) return true
  return !line.closes && (line.opens || lines[at + 1]!.closes)
}
