import { strFromU8, strToU8, zipSync } from 'fflate'
import { readXlsx, type Cell as XlsxCell, type CellValue } from 'hucre/xlsx'
import { Refusal } from '../../src-shared/problem'
import type { Cell, Sheet } from '../../src-shared/spreadsheet/sheet'
import { zipContents } from '../foreign/zip-contents'
import { dateCell, numberCell } from './date-cell'
import type { SheetLimits } from './limits'
import { withLocaleDates } from './locale-dates'
import { sheetRefusals } from './refusals'
import { SheetRows, textCell } from './sheet-rows'

/**
 * Reads the visible sheets of an `.xlsx` file. The library is given a ZIP made anew from the parts that were
 * inflated under the limits, so nothing it reads can turn out larger than what was judged.
 */
export async function readXlsxSheets(name: string, bytes: Uint8Array, limits: SheetLimits): Promise<Sheet[]> {
  const parts = zipContents(name, bytes, limits, sheetRefusals)
  refuseOtherFormats(name, parts)
  const styles = parts.get('xl/styles.xml')
  if (styles) parts.set('xl/styles.xml', strToU8(withLocaleDates(strFromU8(styles))))
  const workbook = await readXlsx(zipSync(Object.fromEntries(parts), { level: 0 }), {
    readStyles: true,
    sheets: sheet => !sheet.hidden && !sheet.veryHidden,
  })
  const gathered = new SheetRows(limits)
  for (const { name: title, rows, cells, merges = [] } of workbook.sheets) {
    gathered.add(
      title,
      rows.length,
      row =>
        (rows[row] ?? []).map((value, column) =>
          value === null ? null : readCell(value, cells?.get(`${row},${column}`)),
        ),
      {
        merges: merges.map(({ startRow, startCol, endRow, endCol }) => ({
          top: startRow,
          left: startCol,
          bottom: endRow,
          right: endCol,
        })),
        formulas: formulasOf(cells),
      },
    )
  }
  return gathered.sheets
}

function formulasOf(cells: ReadonlyMap<string, XlsxCell> | undefined): Record<number, number[]> {
  const formulas: Record<number, number[]> = {}
  for (const [place, { formula, formulaType }] of cells ?? []) {
    if (formula === undefined && formulaType === undefined) continue
    const [row, column] = place.split(',').map(Number) as [number, number]
    const known = formulas[row]
    if (known) known.push(column)
    else formulas[row] = [column]
  }
  return formulas
}

function readCell(value: CellValue, details: XlsxCell | undefined): Cell {
  const format = details?.style?.numFmt ?? 'General'
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime()) || value.getUTCFullYear() > 9999) return { type: 'error', text: '#####' }
    const day: [number, number, number] = [value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()]
    return dateCell(day, format, value.toISOString().slice(11, 16)) ?? timeCell(value)
  }
  if (typeof value === 'number') return numberCell(value, format, false)
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE')
  return value !== null && details?.type === 'error' ? { type: 'error', text: value } : textCell(value ?? '')
}

function timeCell(value: Date): Cell {
  return textCell(value.toISOString().slice(11, 19))
}

function refuseOtherFormats(name: string, parts: ReadonlyMap<string, Uint8Array>): void {
  if (parts.has('xl/workbook.bin')) throw new Refusal([sheetRefusals.otherFormat(name, '二进制工作簿（.xlsb）')])
  if (parts.has('content.xml')) throw new Refusal([sheetRefusals.otherFormat(name, ' OpenDocument 文档')])
  if (!parts.has('[Content_Types].xml') || parts.has('word/document.xml')) {
    throw new Refusal([sheetRefusals.notSpreadsheet(name)])
  }
}
