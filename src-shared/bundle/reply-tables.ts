import {
  FigureDifference,
  Matching,
  MissingReports,
  Receipt,
  ReturnedPart,
  SharedMember,
  type ReplyContents,
} from '../upstream/reply'
import { toCell } from './cell'
import { recordShape, type TableShape } from './columns'
import type { Segment } from './segments'
import { writeTableCsv } from './table-csv'

/** The tables of a reply, derived from its records as those of a report are. */
export const replyShapes: readonly (TableShape & { name: keyof ReplyContents })[] = [
  { ...recordShape(Receipt, ['epoch', 'sequence']), name: 'receipts' },
  { ...recordShape(MissingReports, ['epoch', 'sequence']), name: 'missing' },
  { ...recordShape(FigureDifference, ['epoch', 'sequence', 'code']), name: 'differences' },
  { ...recordShape(ReturnedPart, ['line']), name: 'returns' },
  { ...recordShape(Matching, ['secret']), name: 'matching' },
  { ...recordShape(SharedMember, ['match', 'office']), name: 'shared' },
]

const none: ReadonlyMap<string, string> = new Map()

/** One CSV file a table, also where it has no rows. */
export function replySegments(contents: ReplyContents): Segment[] {
  return replyShapes.map(({ name, columns }) => {
    const rows = contents[name].map(row =>
      columns.map(column => toCell(column, (row as Readonly<Record<string, unknown>>)[column.name], none)),
    )
    const header = columns.map(column => column.name)
    return { table: name, path: `tables/${name}.csv`, rows: rows.length, bytes: writeTableCsv(header, rows) }
  })
}
