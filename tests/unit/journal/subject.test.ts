import type * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { subjectOf } from '../../../src-shared/journal/subject'
import { recordNames } from '../../../src-shared/record-names'
import { mainRecords, recordParts } from '../../../src-shared/record-parts'
import { fieldMeta } from '../../../src-shared/records/field'
import { keptTables, type KeptTable } from '../../../src-shared/tables'

const kept = Object.keys(keptTables) as KeptTable[]

describe('what an entry is about', () => {
  it('every kind of row stands for itself or belongs to a record that does', () => {
    const parts = Object.values(recordParts).flatMap(list => list.map(({ table }) => table))
    // Files belong to records of several kinds.
    expect([...mainRecords, ...new Set(parts)].sort()).toEqual([...kept].sort())
    expect(Object.keys(recordParts).every(owner => mainRecords.includes(owner as KeptTable))).toBe(true)
  })

  it('is nothing where no rows were changed', () => {
    expect(subjectOf({ changes: [] })).toBeUndefined()
  })

  it('is one record, however often it was written, as it was left', () => {
    const [first, second] = [{ name: '王甲' }, { name: '王乙' }]
    const changes = [
      { table: 'members', id: 'a', after: first },
      { table: 'memberships', id: 'b', after: { member: 'a' } },
      { table: 'members', id: 'a', before: first, after: second },
    ]
    expect(subjectOf({ changes })).toEqual({ table: 'members', id: 'a', row: second, count: 1 })
  })

  it('is as it was where the row is gone for good', () => {
    const before = { name: '王甲' }
    expect(subjectOf({ changes: [{ table: 'members', id: 'a', before }] })).toMatchObject({ row: before })
  })
})

/** A row of a kind that tells which of its fields were looked at. */
function watched(table: KeptTable): { row: never; seen: Set<string> } {
  const seen = new Set<string>()
  const valueOf = (schema: z.ZodType) => {
    const { choices, unit } = fieldMeta(schema) ?? {}
    if (choices) return Object.keys(choices)[0]
    return unit === 'date' ? '2026-08-02' : unit ? 1 : '2026Q3'
  }
  const row = new Proxy(keptTables[table].shape as Record<string, z.ZodType>, {
    get: (shape, field: string) => (seen.add(field), shape[field] && valueOf(shape[field])),
  })
  return { row: row as never, seen }
}

it.each(kept)(
  'the name of a row of %s is made of names and dates, never of what is written about somebody',
  async table => {
    const { row, seen } = watched(table)
    expect(await recordNames[table](row, () => Promise.resolve('王强'))).toMatch(/\S/)
    const metas = [...seen].map(field => fieldMeta(keptTables[table].shape[field as never]))
    expect(metas.filter(meta => meta?.secret || (meta?.personal && meta.personal !== 'name'))).toEqual([])
    // Rows of these have nothing but their secret to be named by.
    if (!['comparisons', 'vaults', 'sealed'].includes(table)) expect(seen.size).toBeGreaterThan(0)
  },
)
