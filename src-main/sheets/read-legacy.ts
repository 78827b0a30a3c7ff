import { CFB, read, set_cptable, utils, type CellObject, type ParsingOptions, type WorkBook } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { Refusal } from '../../src-shared/problem'
import type { Cell, Sheet } from '../../src-shared/spreadsheet/sheet'
import { numberCell } from './date-cell'
import type { SheetLimits } from './limits'
import { sheetRefusals } from './refusals'
import { SheetRows, textCell } from './sheet-rows'

/**
 * Reads what Excel saved before `.xlsx`, and what other programs call `.xls`: BIFF 2 to 8 (bytes), and web pages and
 * XML 2003 (text). Text is never turned into numbers.
 */
export function readLegacySheets(name: string, content: Uint8Array | string, limits: SheetLimits): Sheet[] {
  const workbook = opened(name, content, limits)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const gathered = new SheetRows(limits)
  workbook.SheetNames.forEach((title, index) => {
    const sheet = workbook.Sheets[title]
    if (!sheet || workbook.Workbook?.Sheets?.[index]?.Hidden) return
    const rows = (sheet['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[]
    const reference = (sheet['!fullref'] ?? sheet['!ref']) as string | undefined
    const area = reference ? utils.decode_range(reference).e.r + 1 : 0
    gathered.add(title, Math.max(area, rows.length), row => {
      const cells = rows[row] ?? []
      if (cells.length > limits.columns) throw new Refusal([sheetRefusals.tooLarge(`超过${limits.columns}列`)])
      return Array.from(cells, cell => readCell(cell, date1904))
    })
  })
  return gathered.sheets
}

function opened(name: string, content: Uint8Array | string, limits: SheetLimits): WorkBook {
  // Rows past the limit are not kept, so that one far cell can't fill the memory; `!fullref` still tells of them.
  const options: ParsingOptions = { sheetRows: limits.rows + 1, dense: true, raw: true, cellNF: true }
  if (typeof content === 'string') return read(content, { ...options, type: 'string' })
  refuseOtherContainers(name, content)
  set_cptable(codepages)
  try {
    return read(content, { ...options, type: 'array', codepage: 936 })
  } catch (error) {
    if (error instanceof Error && /password/i.test(error.message)) throw new Refusal([sheetRefusals.password(name)])
    throw error
  }
}

/** A compound file can be many things: an encrypted `.xlsx` is one too, and so is a Word document. */
function refuseOtherContainers(name: string, bytes: Uint8Array): void {
  if (bytes[0] !== 0xd0) return
  const library = CFB as {
    read(bytes: Uint8Array, options: object): object
    find(container: object, path: string): unknown
  }
  const container = library.read(bytes, { type: 'array' })
  if (library.find(container, 'EncryptedPackage')) throw new Refusal([sheetRefusals.password(name)])
  if (!library.find(container, 'Workbook') && !library.find(container, 'Book')) {
    throw new Refusal([sheetRefusals.notSpreadsheet(name)])
  }
}

function readCell(cell: CellObject | undefined, date1904: boolean): Cell {
  if (!cell || cell.v === undefined) return null
  if (cell.t === 'e') return { type: 'error', text: cell.w ?? '#ERR!' }
  if (typeof cell.v === 'number') return numberCell(cell.v, String(cell.z ?? 'General'), date1904)
  if (typeof cell.v === 'boolean') return textCell(cell.v ? 'TRUE' : 'FALSE')
  return textCell(String(cell.v))
}
