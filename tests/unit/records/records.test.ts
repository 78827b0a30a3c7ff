import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { version1 } from '../../../src-renderer/engine/schema/version-1'
import { versions } from '../../../src-renderer/engine/schema/versions'
import { fieldMeta, unwrap } from '../../../src-shared/records/field'
import { bookkeepingFields } from '../../../src-shared/records/row'
import { indexString } from '../../../src-shared/records/indexes'
import { derivedTables, keptTables } from '../../../src-shared/tables'

/** Every object inside a record, itself included. */
function objectsIn(schema: z.ZodType, path: string): [string, z.ZodObject][] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray) return objectsIn(inner.element as z.ZodType, `${path}[]`)
  if (!(inner instanceof z.ZodObject)) return []
  return [
    [path, inner],
    ...Object.entries(inner.shape).flatMap(([name, field]) => objectsIn(field as z.ZodType, `${path}.${name}`)),
  ]
}

const everyField = Object.entries(keptTables).flatMap(([table, record]) =>
  objectsIn(record, table).flatMap(([path, object]) =>
    Object.entries(object.shape).map(([name, schema]) => [`${path}.${name}`, schema as z.ZodType] as const),
  ),
)

describe('records', () => {
  it.each(everyField)('%s has a Chinese label', (_path, schema) => {
    expect(fieldMeta(schema)?.label).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each(Object.entries(keptTables))('%s leaves the names of the bookkeeping to the store', (_, record) => {
    expect(Object.keys(record.shape).filter(name => bookkeepingFields.includes(name))).toEqual([])
  })

  it.each(everyField)('%s holds no Date and no transform', (_path, schema) => {
    const kinds: string[] = []
    const visit = (s: z.ZodType) => {
      kinds.push(s.def.type)
      const { innerType, element } = s.def as { innerType?: z.ZodType; element?: z.ZodType }
      if (innerType) visit(innerType)
      if (element) visit(element)
    }
    visit(schema)
    expect(kinds).not.toContain('date')
    expect(kinds).not.toContain('pipe')
    expect(kinds).not.toContain('transform')
  })

  it.each(everyField.filter(([, schema]) => fieldMeta(schema)?.ref))(
    '%s refers to a table that exists',
    (_path, schema) => {
      expect(Object.keys(keptTables)).toContain(fieldMeta(schema)!.ref)
    },
  )

  it('finds the meaning of a field under optional, nullable and default', () => {
    const field = z.string().meta({ label: '姓名', personal: 'name' }).optional().nullable().default(null)
    expect(fieldMeta(field)).toMatchObject({ label: '姓名', personal: 'name' })
    expect(fieldMeta(z.string())).toBeUndefined()
  })
})

describe('the newest version of the store', () => {
  const derived = {
    ...Object.fromEntries(Object.entries(keptTables).map(([table, record]) => [table, indexString(record)])),
    ...derivedTables,
    journal: 'number, commandId',
    meta: 'id',
  }
  it('is what the records derive', () => {
    expect(versions[versions.length - 1]!.stores).toEqual(derived)
  })
  it('only adds to the versions before', () => {
    expect(versions[0]!.stores).toBe(version1)
  })
})
