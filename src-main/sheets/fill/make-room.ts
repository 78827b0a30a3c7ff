import type { FillPlan } from '../../../src-shared/spreadsheet/fill-plan'
import { copiedCell } from './cell-formula'
import type { CellStyles } from './cell-styles'
import { relationsOf, setText, textOf, workbookPart, type Parts } from './package-parts'
import { attribute, type SheetXml, type XmlCell, type XmlRow } from './sheet-xml'
import { shiftAnchors, shiftFormula, shiftPlaces, shiftReferences, type RowShift } from './shift-rows'

interface Form {
  part: string
  sheet: SheetXml
  styles: CellStyles
  plan: FillPlan
}

/**
 * Puts rows in where a form has fewer than there are people, each like the blank ones that it has; everything below
 * moves down, and what spans the place grows.
 * @returns the sheet, and whether its rows have only the headings' style to go by
 */
export function makeRoom(parts: Parts, { part, sheet, styles, plan }: Form): { sheet: SheetXml; plain: boolean } {
  const blank = blankRows(sheet, styles, plan)
  const by = plan.rows.length - blank
  const plain = blank === 0
  const like = plain ? plan.header : plan.from + Math.max(0, blank - 2)
  if (by <= 0) return { sheet, plain: false }
  // Before the last blank row where there are several: it may close the table with a thicker line.
  const at = plan.from + Math.max(blank - 1, Math.min(blank, 1))
  const shift: RowShift = { from: at + 1, by, ...(blank === 1 && { grows: plan.from + 1 }) }
  const rows = new Map<number, XmlRow>()
  for (const [row, content] of sheet.rows) {
    const ofPerson = row >= plan.from && row < plan.from + blank
    rows.set(
      row >= at ? row + by : row,
      withFormulas(content, ofPerson ? { from: shift.from, by } : shift, plan.sheet, true),
    )
  }
  for (let row = at; row < at + by; row++) rows.set(row, likeModel(sheet, [like, row], plain))
  const after = withMerges(shiftReferences(sheet.after, shift), like, at, by)
  moveWhatHangsOn(parts, part, plan.sheet, shift)
  return { sheet: { before: shiftReferences(sheet.before, shift), rows, after }, plain }
}

/** So many rows from the first one on are for people: those with borders, where the first one has them. */
function blankRows({ rows }: SheetXml, styles: CellStyles, { from, foot, rows: people }: FillPlan): number {
  const bordered = (row: number) =>
    [...(rows.get(row)?.cells.values() ?? [])].some(({ style }) => styles.hasBorder(style))
  const end = foot ?? Math.max(from, ...[...rows.keys()].map(row => row + 1))
  const first = bordered(from)
  let count = 0
  while (from + count < end && count <= people.length && (rows.has(from + count) || foot !== null)) {
    if (first && !bordered(from + count)) break
    count++
  }
  // Below headings with borders, a row without any is no row of the table.
  return first || !bordered(from - 1) ? count : 0
}

function likeModel(sheet: SheetXml, [like, row]: [number, number], plain: boolean): XmlRow {
  const model = sheet.rows.get(like)
  return {
    attributes: plain ? '' : (model?.attributes ?? ''),
    cells: new Map(
      [...(model?.cells ?? [])].map(([column, cell]) => [column, copiedCell(cell, column, [like, row], sheet)]),
    ),
  }
}

function withFormulas(row: XmlRow, shift: RowShift, sheet: string, own: boolean): XmlRow {
  const moved = ({ inner, ...cell }: XmlCell): XmlCell => ({
    ...cell,
    inner: inner.replace(
      /(<f\b[^>]*?)(\/>|>([\s\S]*?)<\/f>)/g,
      (_, head: string, end: string, formula?: string) =>
        head.replace(/ref="([^"]*)"/, (__, places: string) => `ref="${shiftPlaces(places, shift)}"`) +
        (formula === undefined ? end : `>${shiftFormula(formula, shift, sheet, own)}</f>`),
    ),
  })
  return { ...row, cells: new Map([...row.cells].map(([column, cell]) => [column, moved(cell)])) }
}

/** Cells that the model row joins are joined in every new row. */
function withMerges(after: string, model: number, at: number, count: number): string {
  const list = /<mergeCells\b[^>]*>([\s\S]*?)<\/mergeCells>/.exec(after)
  if (!list) return after
  const own = [...list[1]!.matchAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].filter(
    ([, , top, , bottom]) => top === bottom && Number(top) === model + 1,
  )
  const added = own.flatMap(([, left, , right]) =>
    Array.from({ length: count }, (_, i) => `<mergeCell ref="${left}${at + i + 1}:${right}${at + i + 1}"/>`),
  )
  if (!added.length) return after
  const total = [...list[1]!.matchAll(/<mergeCell\b/g)].length + added.length
  return after.replace(list[0], `<mergeCells count="${total}">${list[1]}${added.join('')}</mergeCells>`)
}

const hanging: ReadonlySet<string> = new Set(['drawing', 'comments', 'vmlDrawing', 'table', 'threadedComment'])

/** Pictures, notes and tables of the sheet; names of places in it, such as the print area; formulas of other sheets. */
function moveWhatHangsOn(parts: Parts, part: string, sheet: string, shift: RowShift): void {
  for (const { type, part: other } of relationsOf(parts, part)) {
    const text = hanging.has(type) ? textOf(parts, other) : undefined
    if (text !== undefined) setText(parts, other, shiftAnchors(shiftReferences(text, shift), shift))
  }
  const workbook = textOf(parts, workbookPart) ?? ''
  setText(
    parts,
    workbookPart,
    workbook.replace(
      /(<definedName\b[^>]*>)([^<]*)/g,
      (_, tag: string, formula: string) => tag + shiftFormula(formula, shift, sheet, false),
    ),
  )
  for (const { type, part: other } of relationsOf(parts, workbookPart)) {
    const text = type === 'worksheet' && other !== part ? textOf(parts, other) : undefined
    if (text === undefined || !text.includes('<f')) continue
    setText(
      parts,
      other,
      text.replace(/(<f\b[^>]*>)([^<]*)/g, (tag, head: string, formula: string) =>
        attribute(head, 't') === 'shared' ? tag : head + shiftFormula(formula, shift, sheet, false),
      ),
    )
  }
}
