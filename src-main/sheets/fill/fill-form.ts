import { zipSync } from 'fflate'
import { done, problem, Refusal, refused, type Outcome } from '../../../src-shared/problem'
import type { FilledCell, FillPlan } from '../../../src-shared/spreadsheet/fill-plan'
import { zipContents } from '../../foreign/zip-contents'
import { defaultLimits, type SheetLimits } from '../limits'
import { sheetRefusals } from '../refusals'
import { CellStyles } from './cell-styles'
import { copiedCell, hasFormula, unreckoned } from './cell-formula'
import { makeRoom } from './make-room'
import { dropPart, relationsOf, setText, sheetPart, textOf, workbookPart, type Parts } from './package-parts'
import { cellOf, readSheetXml, writeSheetXml, type SheetXml, type XmlRow } from './sheet-xml'

const unusual = (name: string) =>
  problem('form-unusual', `“${name}”的写法不常见，填不进去，请用表格软件打开后另存为 .xlsx 再填`)

/**
 * Writes people into somebody else's blank form. Only what has to change is changed in the file itself, so its fonts,
 * borders, widths, print set-up and other sheets stay as they are; what stood below the table stands below it again.
 * Throws a `Refusal`: `form-unusual`, or what `zipContents` has against the file.
 */
function fillForm(name: string, bytes: Uint8Array, plan: FillPlan, limits: SheetLimits): Uint8Array {
  const parts: Parts = zipContents(name, bytes, limits, sheetRefusals)
  const part = sheetPart(parts, plan.sheet)
  const stylesPart = relationsOf(parts, workbookPart).find(({ type }) => type === 'styles')?.part
  const sheet = part === undefined ? undefined : readSheetXml(textOf(parts, part) ?? '')
  const styles = stylesPart === undefined ? undefined : CellStyles.of(textOf(parts, stylesPart) ?? '')
  if (part === undefined || stylesPart === undefined || !sheet || !styles) throw new Refusal([unusual(name)])
  writeTexts(sheet, plan)
  const room = makeRoom(parts, { part, sheet, styles, plan })
  const rowStyles = { styles, plain: room.plain }
  plan.rows.forEach((cells, i) => writePerson(room.sheet, [plan.from, plan.from + i], cells, rowStyles))
  setText(parts, part, writeSheetXml(room.sheet))
  setText(parts, stylesPart, styles.written())
  recalculate(parts)
  return zipSync(Object.fromEntries(parts))
}

/** The filled form, or why there is none. */
export function fillOutcome(
  name: string,
  bytes: Uint8Array,
  plan: FillPlan,
  limits: SheetLimits = defaultLimits,
): Outcome<Uint8Array> {
  try {
    return done(fillForm(name, bytes, plan, limits))
  } catch (error) {
    // As in reading: a broken file fails in many ways, and each of them means the same to the clerk.
    return refused(...(error instanceof Refusal ? error.problems : [sheetRefusals.damaged(name)]))
  }
}

function writeTexts({ rows }: SheetXml, { texts }: FillPlan): void {
  for (const { row, column, text } of texts) {
    const cells = rowOf(rows, row).cells
    cells.set(column, cellOf(cells.get(column)?.style ?? 0, text))
  }
}

function rowOf(rows: SheetXml['rows'], row: number): XmlRow {
  const known = rows.get(row) ?? { attributes: '', cells: new Map() }
  rows.set(row, known)
  return known
}

/** Writes one person; what the first one's row reckons, every other one's reckons for its own. */
function writePerson(
  sheet: SheetXml,
  [first, row]: [number, number],
  cells: readonly FilledCell[],
  { styles, plain }: { styles: CellStyles; plain: boolean },
): void {
  const models = sheet.rows.get(first)?.cells
  const { cells: written } = rowOf(sheet.rows, row)
  for (const { column, value, mark } of cells) {
    const blank = written.get(column)
    if (blank && hasFormula(blank)) continue
    const model = models?.get(column)
    if (model && hasFormula(model)) {
      const copy = copiedCell(model, column, [first, row], sheet)
      written.set(column, { ...copy, style: blank?.style ?? copy.style })
      continue
    }
    const style = styles.like(blank?.style ?? 0, { text: typeof value === 'string', mark, plain })
    written.set(column, cellOf(style, value))
  }
}

/** Formulas are reckoned anew by whoever opens the file: what they add up has changed, and not every program looks. */
function recalculate(parts: Parts): void {
  for (const { type, part } of relationsOf(parts, workbookPart)) {
    const text = type === 'worksheet' ? textOf(parts, part) : undefined
    if (text?.includes('<f')) setText(parts, part, unreckoned(text))
  }
  const chain = relationsOf(parts, workbookPart).find(({ type }) => type === 'calcChain')
  if (chain) dropPart(parts, chain.part, workbookPart)
  const workbook = textOf(parts, workbookPart) ?? ''
  setText(
    parts,
    workbookPart,
    /<calcPr\b/.test(workbook)
      ? workbook.replace(/<calcPr\b(?![^>]*fullCalcOnLoad)/, '<calcPr fullCalcOnLoad="1"')
      : workbook,
  )
}
