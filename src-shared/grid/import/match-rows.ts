import type { RowChange, RowMatch } from '../../sheet-import/decisions'
import type { TableReading, TableRow } from '../../sheet-import/read-table'
import { gridField, type GridField, type GridValue } from './grid-fields'

export type GridReading = TableReading<GridField, GridValue>
export type GridRow = TableRow<GridValue>
export type GridMatch = RowMatch<GridField, GridValue>
export type GridChange = RowChange<GridField, GridValue[GridField]>

/** Rows that have an error, which do nothing. */
export const refusedRows = ({ problems }: Pick<GridReading, 'problems'>): Set<number> =>
  new Set(problems.flatMap(({ severity, row }) => (severity === 'error' && row !== undefined ? [row] : [])))

/**
 * What a row changes of the fields given; blank fields change nothing, a date that only repeats less exactly what is known does not,
 * and of tags only those are named that are not there yet.
 */
export function changesOf(known: GridValue, said: GridValue, fields: readonly GridField[]): GridChange[] {
  return fields.flatMap((field): GridChange[] => {
    const [before, after] = [known[field], said[field]]
    if (after === undefined || before === after) return []
    if (gridField(field).unit === 'date' && String(before ?? '').startsWith(String(after))) return []
    return [{ field, label: gridField(field).label, before, after }]
  })
}

/** A row beside the record that it means. */
export function matched(row: GridRow, existing: string, changes: GridChange[]): GridMatch {
  const { row: at, value } = row
  return changes.length
    ? { row: at, action: 'changed', value, existing, changes }
    : { row: at, action: 'same', value, existing }
}
