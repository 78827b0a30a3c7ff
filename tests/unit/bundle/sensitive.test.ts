import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { tableShapes } from '../../../src-shared/bundle/columns'
import { fieldMeta, unwrap } from '../../../src-shared/records/field'
import { keptTables } from '../../../src-shared/tables'

/** Every field of every record, however deep, with the path to it. */
function fieldsBelow(record: z.ZodObject, path: string): [path: string, personal: string | undefined][] {
  return Object.entries(record.shape).flatMap(([name, field]) => {
    const inner = unwrap(field as z.ZodType)
    const below = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner
    const at = `${path}.${name}`
    return [
      [at, fieldMeta(field as z.ZodType)?.personal] as [string, string | undefined],
      ...(below instanceof z.ZodObject ? fieldsBelow(below, at) : []),
    ]
  })
}

describe('what is sensitive', () => {
  it.each(Object.entries(keptTables))('of %s never leaves, with names neither', (table, record) => {
    const sensitive = fieldsBelow(record, table).filter(([, personal]) => personal === 'sensitive')
    for (const detail of ['named', 'pseudonymous', 'figures'] as const) {
      const columns = tableShapes(detail).flatMap(shape => shape.columns.map(({ name }) => `${shape.name}.${name}`))
      for (const [path] of sensitive) expect(columns).not.toContain(path.replace(/^meetings\.(?=attendance\.)/, ''))
    }
  })

  it('the kind of leave and its reason, mostly illness, leave in no detail', () => {
    for (const detail of ['named', 'pseudonymous'] as const) {
      const columns = tableShapes(detail)
        .find(({ name }) => name === 'attendance')!
        .columns.map(({ name }) => name)
      expect(columns).toContain('presence')
      expect(columns).not.toContain('status')
      expect(columns).not.toContain('reason')
    }
  })
})
