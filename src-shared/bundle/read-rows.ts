import { done, refused, type Outcome } from '../problem'
import { bundleTables, type BundleTable, type ChildTable } from './bundle-tables'
import { fromCell, type Value } from './cell'
import type { TableShape } from './columns'
import { refusals } from './refusals'
import { readTableCsv } from './table-csv'

/** A received row under the names of its record; what was empty is absent. */
export type ReceivedRow = Record<string, Value | Record<string, Value>[]>
type FlatRow = Record<string, Value>

/** A segment to be read; `rows` is the count the sender gave, null where none was. */
export interface SegmentBytes {
  table: string
  path: string
  rows: number | null
  bytes: Uint8Array
}

/** Reads the rows of one segment, each cell held against its column. Problems carry the row as a spreadsheet shows it. */
function readSegment(segment: SegmentBytes, shape: TableShape): Outcome<FlatRow[]> {
  const [header, ...lines] = readTableCsv(segment.bytes) ?? []
  const columns = header?.map(name => shape.columns.find(column => column.name === name))
  if (!columns?.every(column => column !== undefined)) return refused(refusals.contents(`data/${segment.path}`))
  if (segment.rows !== null && segment.rows !== lines.length) return refused(refusals.contents(`data/${segment.path}`))
  const rows: FlatRow[] = []
  for (const line of lines) {
    const row: FlatRow = {}
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!
      const cell = line[i]!
      const value = cell === '' ? undefined : fromCell(column, cell)
      if (value === null || (value === undefined && column.required)) {
        return refused(refusals.contents(`data/${segment.path}`, rows.length + 2))
      }
      if (value !== undefined) row[column.name] = value
    }
    rows.push(row)
  }
  return done(rows)
}

/**
 * The tables of a bundle from its segments, with rows that were sent as a table of their own back inside the row they
 * belong to. A key that comes twice, or a child row whose parent is not there, refuses the whole.
 */
export function readTables(
  segments: readonly SegmentBytes[],
  shapes: readonly TableShape[],
): Outcome<Record<string, ReceivedRow[]>> {
  const flat = new Map<string, FlatRow[]>()
  for (const shape of shapes) {
    const { name, key } = shape
    const rows: FlatRow[] = []
    const seen = new Set<string>()
    for (const segment of segments.filter(({ table }) => table === name)) {
      const read = readSegment(segment, shape)
      if (!read.ok) return read
      for (const row of read.value) {
        const own = key.map(column => String(row[column])).join(' ')
        if (seen.has(own)) return refused(refusals.contents(`data/${segment.path}`))
        seen.add(own)
        rows.push(row)
      }
    }
    flat.set(name, rows)
  }
  const tables: Record<string, ReceivedRow[]> = {}
  for (const [name, rows] of flat) {
    if (isChild(name)) continue
    const table = bundleTables.find(table => table.name === name)
    const whole = table ? nest(table, flat) : rows
    if (!whole) return refused(refusals.contents('data/datapackage.json'))
    tables[name] = whole
  }
  return done(tables)
}

const isChild = (name: string) => bundleTables.some(({ children = [] }) => children.some(child => child.name === name))

function nest(table: BundleTable, flat: ReadonlyMap<string, FlatRow[]>): ReceivedRow[] | null {
  const rows: ReceivedRow[] = flat.get(table.name)!
  for (const child of table.children ?? []) {
    const lines = byParent(child, flat.get(child.name)!)
    for (const row of rows) {
      row[child.field] = lines.get(String(row.id)) ?? []
      lines.delete(String(row.id))
    }
    if (lines.size > 0) return null
  }
  return rows
}

function byParent(child: ChildTable, rows: readonly FlatRow[]): Map<string, FlatRow[]> {
  const lines = new Map<string, FlatRow[]>()
  for (const { [child.parent]: parent, ...line } of rows) {
    const list = lines.get(String(parent))
    if (list) list.push(line)
    else lines.set(String(parent), [line])
  }
  return lines
}
