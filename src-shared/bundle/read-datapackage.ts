import { resourceName } from './datapackage'
import * as z from 'zod'
import { done, refused, type Outcome } from '../problem'
import type { TableShape } from './columns'
import { refusals } from './refusals'
import { parseStrictJson } from './strict-json'
import { readHeader } from './table-csv'
import { decodeUtf8 } from './utf8'

const descriptorPath = 'data/datapackage.json'

const Resource = z.object({
  name: z.string(),
  path: z
    .string()
    .transform(path => [path])
    .or(z.array(z.string()).min(1)),
  segmentRows: z.array(z.number().int().min(0)).optional(),
  schema: z.object({ fields: z.array(z.object({ name: z.string() })).min(1) }),
})

const Descriptor = z.object({ resources: z.array(Resource) })

/** A file of a table as the descriptor names it. `path` is below `data/`, as in `Segment`. */
export interface DescribedSegment {
  table: string
  path: string
  /** What the sender says; held against the rows when they are read. */
  rows: number | null
}

/**
 * Reads which tables a bundle brings. A table or a column that this program does not know in this detail is refused:
 * so a name never slips in through a bundle that says it has none. The header of each file is what the descriptor says.
 */
export function readDatapackage(
  files: ReadonlyMap<string, Uint8Array>,
  expected: readonly TableShape[],
): Outcome<DescribedSegment[]> {
  const bytes = files.get(descriptorPath)
  if (!bytes) return refused(refusals.missing(descriptorPath))
  const descriptor = Descriptor.safeParse(parseStrictJson(decodeUtf8(bytes) ?? ''))
  if (!descriptor.success) return refused(refusals.contents(descriptorPath))
  const shapes = new Map(expected.map(shape => [resourceName(shape.name), shape]))
  const named = new Set<string>()
  const segments: DescribedSegment[] = []
  for (const { name, path, segmentRows, schema } of descriptor.data.resources) {
    const columns = schema.fields.map(field => field.name)
    const shape = shapes.get(name)
    const known = name === 'figures' || (shape && knows(shape, columns))
    if (!known || (segmentRows && segmentRows.length !== path.length)) return refused(refusals.contents(descriptorPath))
    for (const part of [name, ...path]) {
      if (named.has(part)) return refused(refusals.contents(descriptorPath))
      named.add(part)
    }
    for (const part of path) {
      const file = files.get(`data/${part}`)
      if (!file) return refused(refusals.missing(`data/${part}`))
      if (!sameList(readHeader(file) ?? [], columns)) return refused(refusals.contents(`data/${part}`))
    }
    if (shape)
      segments.push(...path.map((part, i) => ({ table: shape.name, path: part, rows: segmentRows?.[i] ?? null })))
  }
  const lacking = ['figures', ...shapes.keys()].find(name => !named.has(name))
  return lacking === undefined ? done(segments) : refused(refusals.contents(descriptorPath))
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i])

/** Every column known and named once, and none missing that a row must have. */
function knows(shape: TableShape, columns: readonly string[]): boolean {
  return (
    new Set(columns).size === columns.length &&
    columns.every(name => shape.columns.some(column => column.name === name)) &&
    shape.columns.every(column => !column.required || columns.includes(column.name))
  )
}
