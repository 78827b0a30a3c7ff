import * as z from 'zod'
import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { fieldsOf, unwrap, type FieldMeta } from '../../../src-shared/records/field'
import { keptTables, type KeptTable } from '../../../src-shared/tables'

/** The records of the grids. What is sealed is no text there. */
const ofGrids = [
  ...(['estates', 'grids', 'buildings', 'households', 'residents', 'gridPeople', 'gridPosts'] as const),
  ...(['patrols', 'visits', 'visitCalls', 'diaries', 'pairings'] as const),
] satisfies KeptTable[]
const tables: ReadonlySet<string> = new Set(ofGrids)

/** A text somebody wrote, and where it lies in its row. */
interface Written {
  label: string
  path: (string | number)[]
  text: string
}

type Fields = readonly (readonly [name: string, meta: FieldMeta, schema: z.ZodType])[]
const known = new WeakMap<z.ZodObject, Fields>()

/** Fields of a record, read from it once. */
function fields(record: z.ZodObject): Fields {
  const found: Fields =
    known.get(record) ??
    fieldsOf(record).flatMap(([name, meta]) =>
      name === 'id' || meta.ref || meta.choices || meta.unit
        ? []
        : [[name, meta, unwrap(record.shape[name] as z.ZodType)] as const],
    )
  known.set(record, found)
  return found
}

/** Whatever somebody can type in a row and its parts, names and bounds as well as notes: all but dates, choices and references. */
function* written(record: z.ZodObject, row: object, at: (string | number)[] = []): Iterable<Written> {
  for (const [name, { label }, schema] of fields(record)) {
    const value: unknown = Reflect.get(row, name)
    if (typeof value === 'string') yield { label, path: [...at, name], text: value }
    else if (Array.isArray(value) && schema instanceof z.ZodArray) {
      const element = unwrap(schema.element as z.ZodType)
      if (!(element instanceof z.ZodObject)) continue
      for (const [i, part] of value.entries()) yield* written(element, part as object, [...at, name, i])
    }
  }
}

/** What a row of the grids says that belongs into 封存信息 alone (trap 5.6-6), in whatever text. */
export function sensitiveIn(table: KeptTable, row: object): Written[] {
  return tables.has(table) ? [...written(keptTables[table], row)].filter(({ text }) => saysSensitive(text)) : []
}
