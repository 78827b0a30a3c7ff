import type { PlainDate } from '../../plain-date'
import type { GivenMapping } from '../../sheet-import/map-columns'
import { readTable, type TableReading, type TableRow } from '../../sheet-import/read-table'
import type { TableKind } from '../../sheet-import/table-kind'
import type { Sheet } from '../../spreadsheet/sheet'
import { rosterReader } from './cell-readers'
import { Duplicates } from './duplicates'
import { ownIdHeading, requiredFields, rosterFields, type RosterField, type RosterValue } from './roster-fields'
import { rowChecks } from './row-checks'

export type RosterRow = TableRow<RosterValue>
export type RosterReading = TableReading<RosterField, RosterValue>

/** A roster of members, one a row. */
const rosterKind: TableKind<RosterField, RosterValue> = {
  fields: rosterFields,
  required: requiredFields,
  contents: [
    ['idNumber', /^(?:\d{17}[\dXx]|\d{15})$/],
    ['phone', /^1[3-9]\d{9}$/],
  ],
  reader: rosterReader,
  headerMissing: '没有找到表头，请检查表格中是否有“姓名”“公民身份证号码”等列名',
  masked: '是遮盖过的号码，没有读；名册里的号码不变',
  checks: rowChecks,
  repeats() {
    const known = new Duplicates()
    return row => known.check(row)
  },
  ownId: ownIdHeading,
}

/**
 * Reads a sheet as a roster of members.
 * @returns as `readTable` does; codes of its own: `id-*`, `date-order`
 */
export const readRoster = (
  sheet: Sheet,
  today: PlainDate,
  options: { mapping?: GivenMapping<RosterField> } = {},
): RosterReading => readTable(rosterKind, sheet, today, options)
