import { describe, expect, it } from 'vitest'
import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import { tableShapes } from '../../../src-shared/bundle/columns'
import { fieldsOf } from '../../../src-shared/records/field'

const names = (detail: 'pseudonymous' | 'named', table: string) =>
  tableShapes(detail)
    .find(shape => shape.name === table)!
    .columns.map(c => c.name)

describe('columns are derived from the records', () => {
  it('of members, pseudonymous and named', () => {
    const open = [
      'id',
      'deletedAt',
      'sex',
      'nation',
      'birth',
      'education',
      'membership',
      'joined',
      'regularised',
      'workPost',
      'partyStatus',
      'lostContact',
      'floating',
    ]
    expect(names('pseudonymous', 'members')).toEqual(open)
    expect([...names('named', 'members')].sort()).toEqual([...open, 'name', 'idNumber', 'phone', 'address'].sort())
  })

  it('of attendance: its meeting first, no name and no reason', () => {
    expect(names('pseudonymous', 'attendance')).toEqual(['meeting', 'member', 'status', 'membership', 'voting'])
  })

  it('no personal class but the year of birth leaves without names, and nothing sensitive ever', () => {
    for (const table of bundleTables) {
      for (const [name, { personal }] of fieldsOf(table.record)) {
        if (personal && personal !== 'birth') expect(names('pseudonymous', table.name)).not.toContain(name)
        if (personal === 'sensitive') expect(names('named', table.name)).not.toContain(name)
      }
    }
  })

  it('knows types, labels, required columns, lists and references', () => {
    const columns = tableShapes('pseudonymous').find(shape => shape.name === 'points')!.columns
    expect(columns).toEqual(
      expect.arrayContaining([
        { name: 'id', label: '编号', type: 'opaque', required: true },
        { name: 'member', label: '党员', type: 'opaque', required: true, ref: 'members' },
        { name: 'date', label: '日期', type: 'date', required: true },
        { name: 'delta', label: '分值', type: 'integer', required: true },
        { name: 'meeting', label: '会议', type: 'opaque', required: false, ref: 'meetings' },
        expect.objectContaining({ name: 'source', type: 'text', values: ['attendance', 'hand', 'reversal'] }),
      ]),
    )
  })
})
