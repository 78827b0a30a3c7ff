import type { BundleInfo } from './bundle-info'
import { bundleName } from './bundle-name'
import { shapesOf } from './bundle-shapes'
import type { Column, TableShape } from './columns'
import { figureColumns } from './figures-csv'
import type { Segment } from './segments'
import { printPeriod } from '../period'

/**
 * The descriptor of a bundle's tables: a Frictionless Tabular Data Package v1. Our one addition is `segmentRows`, the
 * number of rows of each file of `path`, so that a receiver knows it without reading what it already holds.
 */
export function writeDatapackage(info: BundleInfo, segments: readonly Segment[], figures: Segment): string {
  const tables = shapesOf(info).map(shape =>
    resource(
      shape,
      segments.filter(s => s.table === shape.name),
    ),
  )
  const descriptor = {
    profile: 'tabular-data-package',
    name: bundleName(info).toLowerCase(),
    title: `${info.officeName} ${printPeriod(info.period)}`,
    resources: [...tables, resource(figureShape, [figures])],
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

/** What a descriptor calls a table: Frictionless takes small letters alone, so `gridPosts` is `grid-posts`. */
export const resourceName = (table: string): string => table.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

const figureShape: TableShape = { name: 'figures', label: '数据', columns: figureColumns, key: ['code'] }

function resource(shape: TableShape, segments: readonly Segment[]) {
  const paths = segments.map(segment => segment.path)
  return {
    name: resourceName(shape.name),
    title: shape.label,
    profile: 'tabular-data-resource',
    path: paths.length === 1 ? paths[0]! : paths,
    segmentRows: segments.map(segment => segment.rows),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    schema: schema(shape),
  }
}

/** Table Schema of a table (Frictionless v1). */
function schema(shape: TableShape) {
  const refs = shape.columns.filter(column => column.ref)
  return {
    fields: shape.columns.map(field),
    missingValues: [''],
    primaryKey: shape.key.length === 1 ? shape.key[0]! : shape.key,
    ...(refs.length && {
      foreignKeys: refs.map(column => ({
        fields: column.name,
        reference: { resource: column.ref === shape.name ? '' : resourceName(column.ref!), fields: 'id' },
      })),
    }),
  }
}

const types = {
  text: 'string',
  date: 'date',
  partialDate: 'string',
  year: 'string',
  integer: 'integer',
  boolean: 'boolean',
  opaque: 'string',
  list: 'array',
} as const

const patterns: Partial<Record<Column['type'], string>> = {
  partialDate: '\\d{4}(-\\d{2}(-\\d{2})?)?',
  year: '\\d{4}',
  opaque: '[0-9A-HJKMNP-TV-Z]{26}',
}

function field(column: Column) {
  const pattern = patterns[column.type]
  const constraints = {
    ...(column.required && { required: true }),
    ...(column.values && { enum: column.values }),
    ...(pattern && { pattern }),
  }
  const words = Object.entries(column.choices ?? {}).map(([code, word]) => `${code} ${word}`)
  return {
    name: column.name,
    title: column.label,
    type: types[column.type],
    ...(words.length && { description: words.join('；') }),
    ...(Object.keys(constraints).length && { constraints }),
  }
}
