import * as z from 'zod'
import { fieldsOf, unwrap, type FieldMeta } from '../records/field'
import type { Detail } from './bundle-info'
import { bundleTables, type BundleTable, type ChildTable } from './bundle-tables'

/** How a cell is written: `opaque` is an id behind the office's secret, `list` a JSON array of words. */
type ColumnType = 'text' | 'date' | 'partialDate' | 'year' | 'integer' | 'boolean' | 'opaque' | 'list'

export interface Column {
  name: string
  label: string
  type: ColumnType
  required: boolean
  /** Closed list of values. */
  values?: readonly string[]
  /** Official words of the values. */
  choices?: Readonly<Record<string, string>>
  /** Table of the bundle whose `id` the column holds. */
  ref?: string
}

/** A table as it lies in a bundle: columns and key, derived from its record. */
export interface TableShape {
  name: string
  label: string
  columns: readonly Column[]
  key: readonly string[]
}

/** All tables that leave in a detail, parents before their children; none where only the figures do. */
export function tableShapes(detail: Detail): TableShape[] {
  if (detail === 'figures') return []
  return bundleTables.flatMap(table => [
    parentShape(table, detail),
    ...(table.children ?? []).map(c => childShape(table, c, detail)),
  ])
}

/** A record of its own as a table: every field that is not sensitive. */
export function recordShape(record: z.ZodObject, key: readonly string[]): Omit<TableShape, 'name'> {
  return { label: record.meta()?.label ?? '', columns: columnsOf({ record, pseudonymous: record }, 'named'), key }
}

function parentShape(table: BundleTable, detail: Detail): TableShape {
  return {
    name: table.name,
    label: table.record.meta()?.label ?? table.name,
    columns: columnsOf(table, detail),
    key: ['id'],
  }
}

function childShape(table: BundleTable, child: ChildTable, detail: Detail): TableShape {
  const parent: Column = {
    name: child.parent,
    label: child.parentLabel,
    type: 'opaque',
    required: true,
    ref: table.name,
  }
  return {
    name: child.name,
    label: child.record.meta()?.label ?? child.name,
    columns: [parent, ...columnsOf(child, detail)],
    key: [child.parent, child.key],
  }
}

/** Named: every field but the sensitive ones. Pseudonymous: the fields of a record of its own, and no others. */
function columnsOf(table: Pick<BundleTable, 'record' | 'pseudonymous'>, detail: Detail): Column[] {
  const record = detail === 'named' ? table.record : table.pseudonymous
  return fieldsOf(record).flatMap(([name, meta]) => {
    if (meta.personal === 'sensitive') return []
    const schema = record.shape[name] as z.ZodType
    const type = typeOf(name, schema, meta, detail)
    return type ? [{ name, label: meta.label, type, required: isRequired(schema, type), ...facts(schema, meta) }] : []
  })
}

function typeOf(name: string, schema: z.ZodType, meta: FieldMeta, detail: Detail): ColumnType | null {
  if (name === 'id' || meta.ref) return 'opaque'
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray) return inner.element instanceof z.ZodObject ? null : 'list'
  if (inner instanceof z.ZodObject) return null
  if (inner instanceof z.ZodNumber) return 'integer'
  if (inner instanceof z.ZodBoolean) return 'boolean'
  if (meta.personal === 'birth' && detail === 'pseudonymous') return 'year'
  if (meta.unit === 'date') return inner.safeParse('1968').success ? 'partialDate' : 'date'
  return 'text'
}

/** Whether a row always has something to write: an empty cell is an absent value, and no id is empty. */
function isRequired(schema: z.ZodType, type: ColumnType): boolean {
  const nothings = type === 'opaque' ? [undefined, null] : [undefined, null, '']
  return nothings.every(nothing => !schema.safeParse(nothing).success)
}

function facts(schema: z.ZodType, meta: FieldMeta): Partial<Column> {
  const inner = unwrap(schema)
  const ref = bundleTables.find(table => table.name === meta.ref)?.name
  return {
    ...(inner instanceof z.ZodEnum ? { values: inner.options.map(String) } : {}),
    ...(meta.choices ? { choices: meta.choices } : {}),
    ...(ref ? { ref } : {}),
  }
}
