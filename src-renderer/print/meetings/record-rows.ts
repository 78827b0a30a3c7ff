import type { RecordSheet, SheetCell, SheetPart } from '../../../src-shared/meetings/record-sheet'
import type { SheetNames } from '../../../src-shared/meetings/sheet-names'

/** `names` may be broken only between two of `units`; `minutes` are indented; `sentence` is what the program writes. */
export type ParagraphStyle = 'plain' | 'names' | 'heading' | 'minutes' | 'sentence'

export interface Paragraph {
  style: ParagraphStyle
  text: string
  units?: readonly string[]
}

export interface RecordCell {
  label: string
  paragraphs: Paragraph[]
}

/** A row of the printed record: one cell over its whole width, or two side by side. */
export interface RecordRow {
  kind: 'text' | 'signature'
  cells: RecordCell[]
  /** Whether it may run over pages; other rows are cut only where they are higher than a page. */
  flows: boolean
  /** Stands on the page of the row before, so that nothing is signed apart from what was said. */
  staysWithPrevious: boolean
  /** Room left to write by hand. */
  blank?: 'line' | 'note' | 'minutes'
}

/** Characters that a cell of half the width may take before it gets a row of its own: four lines. */
const halfWidth = 44

/** The rows of a record, in the order of the sheet. */
export function recordRows(sheet: RecordSheet): RecordRow[] {
  return [
    row(sheet.agenda, 'plain'),
    row(sheet.time, 'plain'),
    ...sheet.pairs.flatMap(pairRows),
    namesRow(sheet.present),
    namesRow(sheet.absent),
    ...(sheet.actions ? [row(sheet.actions, 'plain')] : []),
    contentRow(sheet.content),
    ...(sheet.votes ? [row(sheet.votes, 'sentence')] : []),
    ...(sheet.decisions ? [row(sheet.decisions, 'plain')] : []),
    { ...row(sheet.attachments, 'plain'), staysWithPrevious: true },
    { ...row(sheet.review, 'plain'), staysWithPrevious: true, blank: 'note' },
    { kind: 'signature', cells: [], flows: false, staysWithPrevious: true },
  ]
}

function cell({ label, lines }: SheetCell, style: ParagraphStyle): RecordCell {
  return { label, paragraphs: lines.map(text => ({ style, text })) }
}

function rowOf(...cells: RecordCell[]): RecordRow {
  const blank = cells.some(({ paragraphs }) => paragraphs.length) ? {} : { blank: 'line' as const }
  return { kind: 'text', cells, flows: false, staysWithPrevious: false, ...blank }
}

function row(one: SheetCell, style: ParagraphStyle): RecordRow {
  return rowOf(cell(one, style))
}

function pairRows(pair: readonly [SheetCell, SheetCell]): RecordRow[] {
  const long = pair.some(({ lines }) => lines.join('').length > halfWidth)
  return long ? pair.map(one => row(one, 'plain')) : [rowOf(...pair.map(one => cell(one, 'plain')))]
}

function namesRow({ label, names, text }: SheetNames): RecordRow {
  const paragraphs: Paragraph[] = names.length ? [{ style: 'names', text, units: names }] : []
  return { ...rowOf({ label, paragraphs }), flows: true }
}

function contentRow({ label, parts }: { label: string; parts: SheetPart[] }): RecordRow {
  const paragraphs = parts.flatMap(({ heading, paragraphs }): Paragraph[] => [
    ...(heading ? [{ style: 'heading' as const, text: heading }] : []),
    ...paragraphs.map(text => ({ style: 'minutes' as const, text })),
  ])
  return { ...rowOf({ label, paragraphs }), flows: true, ...(paragraphs.length ? {} : { blank: 'minutes' as const }) }
}
