import { describe, expect, it } from 'vitest'
import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import { tableShapes } from '../../../src-shared/bundle/columns'
import { fieldsOf } from '../../../src-shared/records/field'

const names = (detail: 'named', table: string) =>
  tableShapes(detail)
    .find(shape => shape.name === table)!
    .columns.map(c => c.name)

/** Every column that leaves without names. A new one is put here only by somebody who has asked what it tells of a person. */
const leaving = {
  organisations: ['id', 'deletedAt', 'kind', 'name', 'parent', 'founded', 'dissolved'],
  members: ['id', 'deletedAt', 'birth', 'membership', 'joined', 'regularised', 'match'],
  lineage: ['id', 'deletedAt', 'organisation', 'until', 'kind', 'parent'],
  memberships: ['id', 'deletedAt', 'member', 'organisation', 'from', 'to'],
  floatings: ['id', 'deletedAt', 'member', 'from', 'to'],
  losses: ['id', 'deletedAt', 'member', 'from', 'to'],
  meetings: ['id', 'deletedAt', 'kind', 'countsAs', 'branch', 'group', 'date', 'belongsToYear', 'number'],
  attendance: ['meeting', 'member', 'membership', 'voting', 'presence'],
  points: ['id', 'deletedAt', 'member', 'branch', 'date', 'reverses'],
  grids: ['id', 'deletedAt', 'from', 'to'],
  buildings: ['id', 'deletedAt', 'from', 'to'],
  gridPosts: ['id', 'deletedAt', 'person', 'role', 'grid', 'building', 'from', 'to'],
  patrols: ['id', 'deletedAt', 'grid', 'date', 'until', 'basis', 'rounds'],
}

describe('columns are derived from the records', () => {
  it('pseudonymous: exactly these leave', () => {
    const shapes = tableShapes('pseudonymous').map(({ name, columns }) => [name, columns.map(column => column.name)])
    expect(Object.fromEntries(shapes)).toEqual(leaving)
  })

  it('named: every field but the sensitive ones and lists of records', () => {
    const attendance = ['meeting', 'member', 'membership', 'voting', 'presence', 'name']
    expect(names('named', 'attendance')).toEqual(attendance)
    for (const { name, record } of bundleTables) {
      const inner = [
        'agenda',
        'decisions',
        'attendance',
        'participants',
        'reviews',
        'elections',
        'honours',
        'hardships',
      ]
      const open = fieldsOf(record).filter(
        ([field, { personal }]) => personal !== 'sensitive' && !inner.includes(field),
      )
      expect(names('named', name)).toEqual(open.map(([field]) => field))
    }
  })

  it('no personal class but the year of birth leaves without names', () => {
    for (const { pseudonymous } of bundleTables)
      for (const [name, { personal }] of fieldsOf(pseudonymous))
        expect([name, personal]).toEqual([name, name === 'birth' ? 'birth' : undefined])
    expect(tableShapes('pseudonymous').flatMap(({ columns }) => columns)).toContainEqual(
      expect.objectContaining({ name: 'birth', type: 'year' }),
    )
  })

  it('knows types, labels, required columns, lists and references', () => {
    const columnsOf = (table: string) => tableShapes('pseudonymous').find(shape => shape.name === table)!.columns
    expect(columnsOf('points')).toEqual([
      { name: 'id', label: '编号', type: 'opaque', required: true },
      { name: 'deletedAt', label: '删除时间', type: 'text', required: false },
      { name: 'member', label: '党员', type: 'opaque', required: true, ref: 'members' },
      { name: 'branch', label: '党支部', type: 'opaque', required: true, ref: 'organisations' },
      { name: 'date', label: '日期', type: 'date', required: true },
      { name: 'reverses', label: '冲正', type: 'opaque', required: false, ref: 'points' },
    ])
    expect(columnsOf('attendance')).toContainEqual(
      expect.objectContaining({ name: 'presence', type: 'text', values: ['present', 'exempt', 'absent'] }),
    )
    expect(columnsOf('meetings')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'countsAs', type: 'list' }),
        expect.objectContaining({ name: 'number', type: 'integer', required: true }),
      ]),
    )
  })
})
