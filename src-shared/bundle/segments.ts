import { quarterOf, type Period } from '../period'
import { done, problem, refused, type Outcome, type Problem } from '../problem'
import { bundleTables, type BundleTable } from './bundle-tables'
import type { Detail } from './bundle-info'
import { toCell } from './cell'
import { tableShapes, type TableShape } from './columns'
import { looksLikeFormula } from './formula'
import { writeTableCsv } from './table-csv'

/** Rows of the kept tables as the store has them, deleted ones included. */
export type KeptRows = Readonly<Record<string, readonly object[]>>
type Row = Readonly<Record<string, unknown>>

/** One CSV file of a table: the whole of a small one, or a period of one that grows. Path below `data/`. */
export interface Segment {
  table: string
  path: string
  rows: number
  bytes: Uint8Array
}

/** Puts opaque ids in the place of local ones, in the same order. */
export type Opaque = (ids: string[]) => Promise<string[]>

/**
 * The tables of a bundle as CSV files: rows in key order, columns in the record's order, so that the same rows give
 * the same bytes. A table without rows is one file with its header. Text that a spreadsheet would take for a formula is
 * refused, as a receiver would.
 */
export async function makeSegments(tables: KeptRows, detail: Detail, opaque: Opaque): Promise<Outcome<Segment[]>> {
  const shapes = new Map(tableShapes(detail).map(shape => [shape.name, shape]))
  if (shapes.size === 0) return done([])
  const flat = bundleTables.flatMap(table => flatten(table, (tables[table.name] ?? []) as readonly Row[]))
  const formulas = flat.flatMap(({ name, rows }) => formulasIn(shapes.get(name)!, rows))
  if (formulas.length > 0) return refused(...formulas)
  const ids = await opaqueIds(
    flat.map(({ name, rows }) => ({ shape: shapes.get(name)!, rows })),
    opaque,
  )
  return done(flat.flatMap(({ name, rows, periods }) => cut(shapes.get(name)!, rows, periods, ids)))
}

function formulasIn(shape: TableShape, rows: readonly Row[]): Problem[] {
  const open = shape.columns.filter(({ type, values }) => type === 'text' && !values)
  return rows.flatMap(row =>
    open.flatMap(({ name, label }) =>
      looksLikeFormula(String(row[name] ?? ''))
        ? [
            problem(
              'text-like-formula',
              `${shape.label}的${label}“${String(row[name])}”会被表格软件当成公式，不能报送。请改去开头的符号，再重新写出。`,
              { field: label },
            ),
          ]
        : [],
    ),
  )
}

interface Flat {
  name: string
  rows: readonly Row[]
  /** The segment of each row, beside `rows`; absent for a table that is not cut. */
  periods?: readonly Period[]
}

/** A table and its children as flat rows. A child row is cut with its parent. */
function flatten(table: BundleTable, rows: readonly Row[]): Flat[] {
  const { segment } = table
  const periods = segment && rows.map(row => periodOf(String(row.date), segment))
  const children = (table.children ?? []).map((child): Flat => {
    const inner = rows.map(row =>
      (row[child.field] as readonly Row[]).map(line => ({ ...line, ...child.derive?.(line), [child.parent]: row.id })),
    )
    return {
      name: child.name,
      rows: inner.flat(),
      ...(periods && { periods: inner.flatMap((lines, i) => lines.map(() => periods[i]!)) }),
    }
  })
  return [{ name: table.name, rows, ...(periods && { periods }) }, ...children]
}

const periodOf = (date: string, segment: 'month' | 'quarter') =>
  segment === 'month' ? date.slice(0, 7) : quarterOf(date)

async function opaqueIds(
  tables: readonly { shape: TableShape; rows: readonly Row[] }[],
  opaque: Opaque,
): Promise<Map<string, string>> {
  const local = new Set<string>()
  for (const { shape, rows } of tables) {
    const names = shape.columns.filter(column => column.type === 'opaque').map(column => column.name)
    for (const row of rows) for (const name of names) if (row[name]) local.add(String(row[name]))
  }
  const ids = [...local]
  const hidden = await opaque(ids)
  return new Map(ids.map((id, i) => [id, hidden[i]!]))
}

function cut(
  shape: TableShape,
  rows: readonly Row[],
  periods: readonly Period[] | undefined,
  ids: ReadonlyMap<string, string>,
): Segment[] {
  const parts = new Map<string, string[][]>()
  rows.forEach((row, i) => {
    const path = periods ? `tables/${shape.name}/${periods[i]}.csv` : `tables/${shape.name}.csv`
    const cells = shape.columns.map(column => toCell(column, row[column.name], ids))
    const part = parts.get(path)
    if (part) part.push(cells)
    else parts.set(path, [cells])
  })
  if (parts.size === 0) parts.set(`tables/${shape.name}.csv`, [])
  const header = shape.columns.map(column => column.name)
  const keys = shape.key.map(name => header.indexOf(name))
  return [...parts.keys()].sort().map(path => {
    const part = inKeyOrder(parts.get(path)!, keys)
    return { table: shape.name, path, rows: part.length, bytes: writeTableCsv(header, part) }
  })
}

/** Rows by their key cells; NUL, which no cell has, keeps a key that another one begins with before it. */
function inKeyOrder(rows: readonly string[][], keys: readonly number[]): string[][] {
  const keyed = rows.map(row => ({ key: keys.map(key => row[key]!).join('\0'), row }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row)
}
