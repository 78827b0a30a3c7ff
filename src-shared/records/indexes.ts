import type * as z from 'zod'
import { fieldMeta } from './field'

/** Dexie's index string of a record's table, derived from its fields: primary key `id`, then indexes in field order. */
export function indexString(record: z.ZodObject): string {
  const own = Object.entries(record.shape).flatMap(([name, schema]) => {
    const index = fieldMeta(schema as z.ZodType)?.index
    if (!index) return []
    return [index === 'unique' ? `&${name}` : index === 'multi' ? `*${name}` : name]
  })
  return ['id', ...own, ...(record.meta()?.indexes ?? [])].join(', ')
}
