import {
  heldAgainst,
  type Decided,
  type Decisions,
  type RowCandidate,
  type RowMatch,
} from '../../src-shared/sheet-import/decisions'
import { isUnread } from '../../src-shared/sheet-import/map-columns'
import type { TablePreview } from '../../src-shared/sheet-import/preview'
import type { TableReading } from '../../src-shared/sheet-import/read-table'
import type { TableField } from '../../src-shared/sheet-import/table-kind'
import { cellText, type Sheet } from '../../src-shared/spreadsheet/sheet'
import type { TableFile } from './read-table-file'

/** How a kind of row is shown. */
export interface Shown<F extends string, V extends object, C> {
  fields: readonly TableField<F>[]
  nameOf: (value: V) => string
  print: (field: F, value: V[keyof V] | undefined) => string | null
  /** What the books know beside what the file says, masked. */
  printBeside: (field: F, known: V[keyof V] | undefined, said: V[keyof V] | undefined) => string | null
  /** Whether a text of the file must not be shown. */
  hides?: (text: string) => boolean
  candidate: (one: RowCandidate<F, V>, said: V, open: boolean) => C
}

/** The answer to `previewSchema`: a file as it was read and held against the books, with what was decided. */
export function previewOf<F extends string, V extends object, C>(
  { sheet, sheets, reading }: TableFile<F, V>,
  matches: readonly RowMatch<F, V>[],
  decided: Decided<RowMatch<F, V>>,
  decisions: Decisions<F>,
  shown: Shown<F, V, C>,
): TablePreview<F, C> {
  const counts = { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0 }
  for (const { action } of decided.matches) counts[action]++
  const at = (value: V, field: F) => Reflect.get(value, field) as V[keyof V] | undefined
  const open = (text: string) => (shown.hides?.(text) ? '' : text)
  const printed = (value: V) =>
    Object.fromEntries(shown.fields.map(({ name, label }) => [label, shown.print(name, at(value, name))]))
  const beside = (known: V, said: V) =>
    Object.fromEntries(
      shown.fields.map(({ name, label }) => [label, shown.printBeside(name, at(known, name), at(said, name))]),
    )
  return {
    sheet: sheet.name,
    sheets,
    headerRow: reading.headerRow,
    columns: reading.columns.map(column => ({
      ...column,
      sample: isUnread(column.how) ? '' : open(sampleOf(sheet, reading, column)),
    })),
    fields: shown.fields.map(({ name, label, choices }) => ({
      name,
      label,
      ...(choices && { choices: Object.values(choices) }),
    })),
    rows: matches
      .map(match => heldAgainst(match, decisions[match.row]?.member))
      .map(({ row, action, value, existing, reason, changes, onBooks, candidates }) => ({
        row,
        action,
        name: shown.nameOf(value),
        value: printed(value),
        ...(existing && { existing }),
        ...(reason && { reason }),
        ...(decided.ways.has(row) && { ways: [...decided.ways.get(row)!] }),
        ...(onBooks && { onBooks: beside(onBooks, value) }),
        ...(candidates && {
          candidates: candidates.map(one =>
            shown.candidate(one, value, decided.open.get(row)?.includes(one.existing) ?? false),
          ),
        }),
        ...(changes && {
          changes: changes.map(({ field, label, before, after }) => ({
            field,
            label,
            before: shown.printBeside(field, before, after),
            after: shown.print(field, after),
          })),
        }),
      })),
    problems: reading.problems,
    originals: originalsOf(sheet, reading, shown.fields).map(one => ({ ...one, text: open(one.text) })),
    counts,
  }
}

/** The first text under the headings of a column. */
function sampleOf<F extends string, V>(
  sheet: Sheet,
  { headerRow }: TableReading<F, V>,
  { column }: TableReading<F, V>['columns'][number],
): string {
  const row = sheet.rows.slice(headerRow ?? 0).find(cells => cellText(cells[column]).trim())
  return cellText(row?.[column])
}

/** What the file itself has in each cell that has something wrong with it, by row and field. */
function originalsOf<F extends string, V>(
  sheet: Sheet,
  { columns, problems }: TableReading<F, V>,
  fields: readonly TableField<F>[],
): { row: number; field: F; text: string }[] {
  const columnOf = new Map(fields.map(({ name, label }) => [label, columns.find(({ field }) => field === name)]))
  return problems.flatMap(({ row, field }) => {
    const column = field === undefined ? undefined : columnOf.get(field)
    if (row === undefined || !column?.field) return []
    return [{ row, field: column.field, text: cellText(sheet.rows[row - 1]?.[column.column]) }]
  })
}
