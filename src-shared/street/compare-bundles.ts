import { tableShapes, type TableShape } from '../bundle/columns'
import { readTableCsv } from '../bundle/table-csv'
import type { SegmentRef } from './received'

/** Cells of a row by column; what was empty is absent. */
export type Cells = ReadonlyMap<string, string>

/** The rows of one table that are not the same in two bundles of an office. */
export interface TableDifference {
  table: string
  added: Cells[]
  removed: Cells[]
  changed: { before: Cells; after: Cells }[]
}

type Segment = Pick<SegmentRef, 'table' | 'sha256'>

/** The bytes of a segment by its sha-256, null where they are not there any more. */
export type ReadSegment = (sha256: string) => Promise<Uint8Array | null>

/**
 * What differs between two bundles of an office: a comparison of two lists of segments, and of the rows of those that
 * only one of them has. What both have is never read. A row marked as deleted counts as absent.
 * @returns only tables that differ, in the order of a bundle; null where a segment can't be read
 */
export async function compareBundles(
  before: readonly Segment[],
  after: readonly Segment[],
  read: ReadSegment,
): Promise<TableDifference[] | null> {
  const differences: TableDifference[] = []
  // The key of a table is the same in every detail.
  for (const shape of tableShapes('named')) {
    const [was, is] = [only(shape, before, after), only(shape, after, before)]
    if (!was.length && !is.length) continue
    const headers: string[][] = []
    const [old, now] = [await rowsOf(shape, was, read, headers), await rowsOf(shape, is, read, headers)]
    if (!old || !now) return null
    const difference = compareRows(shape.name, old, now, sharedColumns(shape, headers))
    if (difference) differences.push(difference)
  }
  return differences
}

/** A table's segments that are in the first list alone. */
function only({ name }: TableShape, own: readonly Segment[], other: readonly Segment[]): Segment[] {
  const held = new Set(other.filter(({ table }) => table === name).map(({ sha256 }) => sha256))
  return own.filter(({ table, sha256 }) => table === name && !held.has(sha256))
}

/**
 * Live rows of a table by their key; null where a segment can't be read.
 * @param headers gets the header of each segment
 */
export async function rowsOf(
  shape: Pick<TableShape, 'key'>,
  segments: readonly Segment[],
  read: ReadSegment,
  headers: string[][] = [],
): Promise<Map<string, Cells> | null> {
  const rows = new Map<string, Cells>()
  for (const { sha256 } of segments) {
    const bytes = await read(sha256)
    const [header, ...lines] = (bytes && readTableCsv(bytes)) ?? []
    if (!header) return null
    headers.push(header)
    for (const line of lines) {
      const cells = new Map(header.flatMap((name, i): [string, string][] => (line[i] ? [[name, line[i]]] : [])))
      if (!cells.has('deletedAt')) rows.set(shape.key.map(name => cells.get(name)).join(' '), cells)
    }
  }
  return rows
}

/**
 * The columns by which rows are compared: where one bundle names people and the other does not, those that both have and
 * that say the same in both, so that what one leaves out does not look changed.
 */
function sharedColumns(shape: TableShape, headers: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = headers
  if (others.every(header => header.join() === first.join())) return new Set(first)
  const short = tableShapes('pseudonymous').find(({ name }) => name === shape.name)
  const saysTheSame = (name: string) =>
    short?.columns.find(column => column.name === name)?.type ===
    shape.columns.find(column => column.name === name)?.type
  return new Set(first.filter(name => others.every(header => header.includes(name)) && saysTheSame(name)))
}

function compareRows(
  table: string,
  before: ReadonlyMap<string, Cells>,
  after: ReadonlyMap<string, Cells>,
  columns: ReadonlySet<string>,
): TableDifference | null {
  const seen = (cells: Cells): Cells => new Map([...cells].filter(([name]) => columns.has(name)))
  const added = [...after].flatMap(([key, cells]) => (before.has(key) ? [] : [cells]))
  const removed = [...before].flatMap(([key, cells]) => (after.has(key) ? [] : [cells]))
  const changed = [...after].flatMap(([key, cells]) => {
    const was = before.get(key)
    return was && !sameCells(seen(was), seen(cells)) ? [{ before: seen(was), after: seen(cells) }] : []
  })
  return added.length || removed.length || changed.length ? { table, added, removed, changed } : null
}

function sameCells(a: Cells, b: Cells): boolean {
  return a.size === b.size && [...a].every(([name, cell]) => b.get(name) === cell)
}
