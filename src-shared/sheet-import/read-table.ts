import type { PlainDate } from '../plain-date'
import { problem, warning, type Problem } from '../problem'
import { halfWidth } from '../roster/plain-text'
import { cellText, type Cell, type Sheet } from '../spreadsheet/sheet'
import { cellReader, cellRule, isBlank, isHidden, type CellReader, type CellRule } from './cell-readers'
import { readDown } from './read-down'
import { headingsOf, plainHeading } from './headings'
import { mapColumns, type ColumnMapping, type GivenMapping } from './map-columns'
import { fieldNamed, type TableKind } from './table-kind'

export interface TableRow<V> {
  /** As the spreadsheet counts, the first is 1. */
  row: number
  /** Of a row that this program exported: the record's own 编号. */
  id?: string
  value: V
}

export interface TableReading<F extends string, V> {
  /** Row of the headings as the spreadsheet counts; `null` where none was found. */
  headerRow: number | null
  columns: ColumnMapping<F>[]
  rows: TableRow<V>[]
  problems: Problem[]
}

interface Column<F extends string> {
  at: number
  field: F
  label: string
  heading: string
  rule: CellRule
  read: CellReader
}

/** How a row below the rows begins: a total, a signature, a note. */
export const closing =
  /^(?:(?:合计|总计|小计|共计|总数)|(?:填表人|制表人|填报人|审核人|负责人|填表日期|填报日期|备注|说明|注):)/

/**
 * Reads a sheet as rows of a kind: finds the headings, takes each column for a field, reads each row and says all that is
 * wrong with it. Titles above, totals and signatures below and blank rows are passed over.
 * @param today as the office's clock has it; nothing on file can lie after it
 * @returns rows as far as they were understood, and problems with spreadsheet row and official label: codes
 *   `header-missing`, `column-missing` (then there are no rows), `required`, `date-*`, `unknown-choice`,
 *   `duplicate-in-file`, `cell-error`, those of the kind's own readers, and warnings
 */
export function readTable<F extends string, V extends object>(
  kind: TableKind<F, V>,
  sheet: Sheet,
  today: PlainDate,
  options: { mapping?: GivenMapping<F> } = {},
): TableReading<F, V> {
  const header = headingsOf(kind.fields).findHeader(sheet)
  if (header < 0) return { headerRow: null, columns: [], rows: [], problems: [headerMissing(kind)] }
  const columns = mapColumns(kind, sheet, header, options.mapping)
  const problems = missingColumns(kind, columns)
  const rows: TableRow<V>[] = []
  if (problems.length === 0) readRows(kind, sheet, header, columns, today, rows, problems)
  return { headerRow: header + 1, columns, rows, problems }
}

const headerMissing = (kind: { headerMissing: string }) => problem('header-missing', kind.headerMissing)

function missingColumns<F extends string, V extends object>(
  { required, fields }: TableKind<F, V>,
  columns: readonly ColumnMapping<F>[],
): Problem[] {
  const missing = required.filter(field => !columns.some(column => column.field === field))
  return missing.map(field => {
    const { label } = fieldNamed(fields, field)
    return problem('column-missing', `没有找到“${label}”列，请指定是哪一列，或在表格中补上`, { field: label })
  })
}

function usedColumns<F extends string, V extends object>(
  kind: TableKind<F, V>,
  columns: readonly ColumnMapping<F>[],
  today: PlainDate,
): Column<F>[] {
  return columns.flatMap(({ column, field, heading }) =>
    field
      ? [
          {
            at: column,
            field,
            label: fieldNamed(kind.fields, field).label,
            heading: plainHeading(heading),
            rule: cellRule(kind, field),
            read: cellReader(kind, field, today),
          },
        ]
      : [],
  )
}

function readRows<F extends string, V extends object>(
  kind: TableKind<F, V>,
  sheet: Sheet,
  header: number,
  mapped: readonly ColumnMapping<F>[],
  today: PlainDate,
  rows: TableRow<V>[],
  problems: Problem[],
): void {
  const columns = usedColumns(kind, mapped, today)
  const idOf = ownIds(kind.ownId, mapped)
  const repeats = kind.repeats()
  const cellsAt = readDown(kind, sheet, mapped)
  for (let index = header + 1; index < sheet.rows.length; index++) {
    if (!isOwnRow(sheet.rows[index]!, columns)) continue
    const cells = cellsAt(index)
    const row = index + 1
    const value = readRow(kind, cells, columns, row, problems)
    problems.push(...kind.checks(value, row))
    const read = { row, ...idOf(cells), value }
    const repeated = repeats(read)
    if (repeated) problems.push(repeated)
    rows.push(read)
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** A reader of the column that an export of this program ends with; others number their rows under the same word. */
function ownIds<F extends string>(
  ownId: string,
  columns: readonly ColumnMapping<F>[],
): (cells: readonly Cell[]) => { id?: string } {
  const at = columns.find(({ field, heading }) => !field && plainHeading(heading) === ownId)?.column ?? -1
  return cells => {
    const id = cellText(cells[at]).trim()
    return uuid.test(id) ? { id } : {}
  }
}

/** Not blank, not a total or a signature, not the headings once more on a new page. */
function isOwnRow<F extends string>(cells: readonly Cell[], columns: readonly Column<F>[]): boolean {
  const first = cells.find(cell => cell !== null)
  if (!first || closing.test(halfWidth(first.text).replace(/\s+/g, ''))) return false
  const filled = columns.filter(({ at, rule }) => !isBlank(cells[at], rule))
  return filled.length > 0 && !filled.every(({ at, heading }) => plainHeading(cellText(cells[at])) === heading)
}

function readRow<F extends string, V extends object>(
  kind: TableKind<F, V>,
  cells: readonly Cell[],
  columns: readonly Column<F>[],
  row: number,
  problems: Problem[],
): V {
  const value: Partial<Record<F, string | number | boolean>> = {}
  for (const { at, field, label, rule, read } of columns) {
    const cell = cells[at]
    if (!cell || isBlank(cell, rule)) {
      if (rule.required) problems.push(problem('required', `请填写${label}`, { row, field: label }))
      if (cell && isHidden(cell, rule)) problems.push(warning('number-masked', kind.masked, { row, field: label }))
      continue
    }
    const reading = read(cell)
    if (!('value' in reading)) {
      problems.push(problem(reading.code, reading.message, { row, field: label }))
      continue
    }
    if (reading.value !== undefined) value[field] = reading.value
    if (reading.remark) problems.push(warning(reading.remark.code, reading.remark.message, { row, field: label }))
  }
  return value as V
}
