import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { GivenMapping } from '../../src-shared/sheet-import/map-columns'
import type { TableReading } from '../../src-shared/sheet-import/read-table'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import { bytesOf } from './chosen-file'
import type { Outside } from './command'
import type { TableInput } from './table-input'

export interface TableFile<F extends string, V> {
  /** The sheet as the file has it, before anything was put right. */
  sheet: Sheet
  sheets: string[]
  reading: TableReading<F, V>
}

/** Reads a table of a file with what a person put right in it; changes nothing. */
export async function readTableFile<F extends string, V>(
  outside: Outside,
  input: TableInput,
  readSheet: (sheet: Sheet, options: { mapping?: GivenMapping<F> }) => TableReading<F, V>,
): Promise<Outcome<TableFile<F, V>>> {
  const file = await bytesOf(outside, input)
  if (!file.ok) return file
  const sheets = await outside.main['sheet.read'](file.value)
  if (!sheets.ok) return sheets

  const mapping = input.mapping && (Object.fromEntries(Object.entries(input.mapping)) as GivenMapping<F>)
  const read = (sheet: Sheet) => readSheet(sheet, mapping ? { mapping } : {})
  const wanted = input.sheet === undefined ? sheets.value : sheets.value.filter(sheet => sheet.name === input.sheet)
  const sheet = wanted.find(candidate => read(candidate).headerRow !== null) ?? wanted[0]
  if (!sheet) return refused(problem('sheet-missing', '文件里没有这张工作表，请重新选择。'))

  const first = read(sheet)
  const changed = withFixes(withoutRows(sheet, input.leaveOut ?? []), first, input.fixes ?? [])
  const reading = input.fixes?.length || input.leaveOut?.length ? read(changed) : first
  return done({ sheet, sheets: sheets.value.map(({ name }) => name), reading })
}

/** The sheet without the rows a person left out: blank rows are passed over. */
function withoutRows(sheet: Sheet, leaveOut: readonly number[]): Sheet {
  const out = new Set(leaveOut)
  return { ...sheet, rows: sheet.rows.map((cells, i) => (out.has(i + 1) ? [] : cells)) }
}

/** The sheet with the cells a person put right; a row that was left out stays so. */
function withFixes<F extends string, V>(
  sheet: Sheet,
  { columns }: TableReading<F, V>,
  fixes: NonNullable<TableInput['fixes']>,
): Sheet {
  const rows = [...sheet.rows]
  for (const { row, field, text } of fixes) {
    const column = columns.find(candidate => candidate.field === field)?.column
    const cells = rows[row - 1]
    if (column === undefined || !cells?.length) continue
    const copy = [...cells]
    while (copy.length <= column) copy.push(null)
    copy[column] = text.trim() === '' ? null : { type: 'text', text }
    rows[row - 1] = copy
  }
  return { ...sheet, rows }
}
