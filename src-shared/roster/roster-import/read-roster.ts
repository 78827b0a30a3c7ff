import type { PlainDate } from '../../plain-date'
import { problem, warning, type Problem } from '../../problem'
import { cellText, type Cell, type Sheet } from '../../spreadsheet/sheet'
import { halfWidth } from '../plain-text'
import { cellReader, isBlank, isHidden, type CellReader } from './cell-readers'
import { Duplicates } from './duplicates'
import { findHeader, plainHeading } from './find-header'
import { mapColumns, type ColumnMapping, type GivenMapping } from './map-columns'
import { ownIdHeading, requiredFields, rosterField, type RosterField, type RosterValue } from './roster-fields'
import { rowChecks } from './row-checks'

export interface RosterRow {
  /** As the spreadsheet counts, the first is 1. */
  row: number
  /** Of a row that this program exported: the member's own 编号. */
  id?: string
  value: RosterValue
}

export interface RosterReading {
  /** Row of the headings as the spreadsheet counts; `null` where none was found. */
  headerRow: number | null
  columns: ColumnMapping[]
  rows: RosterRow[]
  problems: Problem[]
}

interface Column {
  at: number
  field: RosterField
  label: string
  heading: string
  read: CellReader
}

/** How a row below the people begins: a total, a signature, a note. */
export const closing =
  /^(?:(?:合计|总计|小计|共计|总数)|(?:填表人|制表人|填报人|审核人|负责人|填表日期|填报日期|备注|说明|注):)/

/**
 * Reads a sheet as a roster of members: finds the headings, takes each column for a field, reads each row and says all
 * that is wrong with it. Titles above, totals and signatures below and blank rows are passed over.
 * @param today as the office's clock has it; nothing on file can lie after it
 * @returns rows as far as they were understood, and problems with spreadsheet row and official label: codes
 *   `header-missing`, `column-missing` (then there are no rows), `required`, `id-*`, `date-*`, `unknown-choice`,
 *   `duplicate-in-file`, `cell-error`, and warnings
 */
export function readRoster(sheet: Sheet, today: PlainDate, options: { mapping?: GivenMapping } = {}): RosterReading {
  const header = findHeader(sheet)
  if (header < 0) return { headerRow: null, columns: [], rows: [], problems: [headerMissing] }
  const columns = mapColumns(sheet, header, options.mapping)
  const problems = missingColumns(columns)
  const rows: RosterRow[] = []
  if (problems.length === 0) readRows(sheet, header, columns, today, rows, problems)
  return { headerRow: header + 1, columns, rows, problems }
}

const headerMissing = problem('header-missing', '没有找到表头，请检查表格中是否有“姓名”“公民身份证号码”等列名')

function missingColumns(columns: readonly ColumnMapping[]): Problem[] {
  const missing = requiredFields.filter(field => !columns.some(column => column.field === field))
  return missing.map(field => {
    const { label } = rosterField(field)
    return problem('column-missing', `没有找到“${label}”列，请指定是哪一列，或在表格中补上`, { field: label })
  })
}

function usedColumns(columns: readonly ColumnMapping[], today: PlainDate): Column[] {
  return columns.flatMap(({ column, field, heading }) =>
    field
      ? [
          {
            at: column,
            field,
            label: rosterField(field).label,
            heading: plainHeading(heading),
            read: cellReader(field, today),
          },
        ]
      : [],
  )
}

function readRows(
  sheet: Sheet,
  header: number,
  mapped: readonly ColumnMapping[],
  today: PlainDate,
  rows: RosterRow[],
  problems: Problem[],
): void {
  const columns = usedColumns(mapped, today)
  const idOf = ownIds(mapped)
  const duplicates = new Duplicates()
  for (let index = header + 1; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    if (!isPersonRow(cells, columns)) continue
    const row = index + 1
    const value = readRow(cells, columns, row, problems)
    problems.push(...rowChecks(value, row))
    const read = { row, ...idOf(cells), value }
    const duplicate = duplicates.check(read)
    if (duplicate) problems.push(duplicate)
    rows.push(read)
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** A reader of the column that an export of this program ends with; others number their rows under the same word. */
function ownIds(columns: readonly ColumnMapping[]): (cells: readonly Cell[]) => { id?: string } {
  const at = columns.find(({ field, heading }) => !field && plainHeading(heading) === ownIdHeading)?.column ?? -1
  return cells => {
    const id = cellText(cells[at]).trim()
    return uuid.test(id) ? { id } : {}
  }
}

/** Not blank, not a total or a signature, not the headings once more on a new page. */
function isPersonRow(cells: readonly Cell[], columns: readonly Column[]): boolean {
  const first = cells.find(cell => cell !== null)
  if (!first || closing.test(halfWidth(first.text).replace(/\s+/g, ''))) return false
  const filled = columns.filter(({ at, field }) => !isBlank(cells[at], field))
  return filled.length > 0 && !filled.every(({ at, heading }) => plainHeading(cellText(cells[at])) === heading)
}

function readRow(cells: readonly Cell[], columns: readonly Column[], row: number, problems: Problem[]): RosterValue {
  const value: Record<string, string | boolean> = {}
  for (const { at, field, label, read } of columns) {
    const cell = cells[at]
    if (!cell || isBlank(cell, field)) {
      if (requiredFields.includes(field)) problems.push(problem('required', `请填写${label}`, { row, field: label }))
      if (cell && isHidden(cell, field))
        problems.push(warning('number-masked', '是遮盖过的号码，没有读；名册里的号码不变', { row, field: label }))
      continue
    }
    const reading = read(cell)
    if ('value' in reading) value[field] = reading.value
    else problems.push(problem(reading.code, reading.message, { row, field: label }))
  }
  return value as RosterValue
}
