import type { PlainDate } from '../plain-date'
import type { Problem } from '../problem'
import type { FieldMeta } from '../records/field'
import type { Cell } from '../spreadsheet/sheet'
import type { CellReader } from './cell-readers'
import type { TableRow } from './read-table'

/** A field of a kind of row, as the records have it. */
export interface TableField<F extends string> extends FieldMeta {
  name: F
}

/** Why a column is never read, whatever it is called. */
export type Unread = '不需要' | '属于封存信息'

/**
 * What a spreadsheet is read as: a kind of record, one a row. Everything the wizard knows of a kind stands here; labels, other
 * headings, choices and dates come from the records' own fields.
 */
export interface TableKind<F extends string, V extends object> {
  /** In the order of the form. */
  fields: readonly TableField<F>[]
  /** Without these a row names nothing. */
  required: readonly F[]
  /** Fields whose columns are known by what stands in them. */
  contents: readonly (readonly [F, RegExp])[]
  /** How a field is read that is not read by what its record says. */
  reader: (field: F, today: PlainDate) => CellReader | undefined
  /** Said where a sheet has no headings. */
  headerMissing: string
  /** What the fields of a row say against each other. */
  checks: (value: V, row: number) => Problem[]
  /** Made for each reading; says of a row that it repeats an earlier one. */
  repeats: () => (row: TableRow<V>) => Problem | undefined
  /** Said of a number of which digits are hidden. */
  masked: string
  /** Heading of the column by which an exported row is known again, whatever else was changed in it. */
  ownId: string
  /** Fields whose joined cells hold for each of their rows, and those that hold for the rows below until they are said again. */
  downward?: { joined: readonly F[]; blank: readonly F[] }
  /** Whether a column, by its heading and what stands in it, must not be read. */
  unread?: (heading: string, texts: readonly string[]) => Unread | undefined
}

export const fieldNamed = <F extends string>(fields: readonly TableField<F>[], name: F): TableField<F> =>
  fields.find(field => field.name === name)!

/** A cell of a row that was read, or nothing. */
export type TableCell = NonNullable<Cell>
