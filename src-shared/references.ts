import type * as z from 'zod'
import { fieldMeta, unwrap } from './records/field'
import { keptTables, type KeptTable } from './tables'

/** A field that holds ids of another table's rows. `path` leads to it from the row, through lists where there are any. */
export interface Reference {
  table: KeptTable
  path: readonly string[]
  to: KeptTable
}

/** All references between the kept tables, derived from the records. */
export const references: readonly Reference[] = Object.entries(keptTables).flatMap(([table, record]) =>
  refsBelow(record, []).map(found => ({ table: table as KeptTable, ...found })),
)

function refsBelow(schema: z.ZodType, path: readonly string[]): Pick<Reference, 'path' | 'to'>[] {
  const ref = fieldMeta(schema)?.ref
  if (ref) return [{ path, to: ref as KeptTable }]
  const { shape, element } = unwrap(schema).def as { shape?: Record<string, z.ZodType>; element?: z.ZodType }
  if (element) return refsBelow(element, path)
  return Object.entries(shape ?? {}).flatMap(([name, field]) => refsBelow(field, [...path, name]))
}

/** The ids that a row holds at a path. */
export function idsAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap(item => idsAt(item, path))
  const [name, ...rest] = path
  if (name === undefined) return typeof value === 'string' ? [value] : []
  return typeof value === 'object' && value !== null ? idsAt((value as Record<string, unknown>)[name], rest) : []
}

/** A row, or a part of one, in which one id stands for another wherever a path leads. What holds neither stays itself. */
export function withId<V>(value: V, path: readonly string[], from: string, to: string): V {
  if (Array.isArray(value)) return value.map((item: unknown) => withId(item, path, from, to)) as V
  const [name, ...rest] = path
  if (name === undefined) return (value === from ? to : value) as V
  if (typeof value !== 'object' || value === null || !(name in value)) return value
  return { ...value, [name]: withId((value as Record<string, unknown>)[name], rest, from, to) }
}
