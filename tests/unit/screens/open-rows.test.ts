import { describe, expect, it } from 'vitest'
import {
  decideAll,
  decisionOf,
  differingFields,
  meantBy,
  openGroups,
  wayOf,
  withDecisions,
  withKept,
} from '../../../src-renderer/screens/roster/import/open-rows'
import type { Decisions } from '../../../src-shared/roster/roster-import/decisions'
import type { Preview } from '../../../src-renderer/screens/roster/import/import-columns'

type Row = Preview['rows'][number]
const phone = { field: 'phone' as const, label: '联系电话', before: '1', after: '2' }
const row = (place: number, action: Row['action'], more: Partial<Row> = {}): Row => ({
  row: place,
  action,
  name: '王强',
  value: {},
  existing: `m${place}`,
  changes: [phone],
  ...more,
})
const preview = {
  rows: [
    row(2, 'doubtful', { reason: '甲', ways: ['update', 'add', 'leave'] }),
    row(3, 'changed', { ways: ['update', 'leave'] }),
    row(4, 'doubtful', { reason: '乙', ways: ['update', 'leave'] }),
    row(5, 'doubtful', { reason: '甲', ways: ['leave'] }),
    row(6, 'same'),
  ],
} as Preview

describe('rows on which a person decides', () => {
  it('stand together by the reason of the doubt, with the ways that any of them may go', () => {
    const groups = openGroups(preview, 'doubtful', {})
    expect(groups.map(({ title, rows, ways }) => [title, rows.map(({ row }) => row), ways])).toEqual([
      ['甲', [2, 5], ['update', 'add', 'leave']],
      ['乙', [4], ['update', 'leave']],
    ])
  })
  it('go one way at once where they may, each for the member it stands beside', () => {
    const [group] = openGroups(preview, 'doubtful', {})
    expect(decideAll(group!.rows, 'update')).toEqual({ 2: { way: 'update', member: 'm2' } })
    expect(Object.keys(decideAll(group!.rows, 'leave'))).toEqual(['2', '5'])
  })
  it('which of several namesakes a row means is chosen alone, never with the other rows', () => {
    const candidates = ['m2', 'm9'].map(id => ({
      ...{ id, name: '王强', birth: null, branch: null, joined: null, idNumber: null, open: true },
    }))
    const ways: Row['ways'] = ['update', 'add', 'leave']
    const several = { ...preview, rows: [row(2, 'doubtful', { ways, candidates }), row(3, 'doubtful', { ways })] }
    const of = (decisions: Decisions) => openGroups(several, 'doubtful', decisions)[0]!
    expect(Object.keys(decideAll(of({}).rows, 'update'))).toEqual(['3'])
    expect(Object.keys(decideAll(of({}).rows, 'add'))).toEqual(['2', '3'])
    expect(meantBy(of({}).rows[0]!)).toBeUndefined()
    // The row still stands beside the first of them until it has been checked anew.
    expect(meantBy(of({ 2: { way: 'update', member: 'm9' } }).rows[0]!)).toBe('m9')
    const alone = { ...preview, rows: [row(2, 'doubtful', { ways, candidates })] }
    expect(openGroups(alone, 'doubtful', {})[0]!.ways).toEqual(['add', 'leave'])
  })
  it('a doubtful row waits, a changed one is taken in, and that needs no decision', () => {
    const of = (action: 'doubtful' | 'changed') => openGroups(preview, action, {})[0]!.rows[0]!
    expect([wayOf(of('doubtful')), wayOf(of('changed'))]).toEqual(['', 'update'])
    expect(decisionOf(of('changed'), 'update')).toBeNull()
    expect(withDecisions({ 3: { way: 'leave' } }, { 3: null })).toEqual({})
  })
  it('a field is kept and given back again', () => {
    const changed = openGroups(preview, 'changed', {})[0]!.rows[0]!
    const kept = withKept(changed, 'phone')!
    expect(kept).toEqual({ way: 'update', member: 'm3', keep: ['phone'] })
    const after = openGroups(preview, 'changed', { 3: kept })[0]!.rows
    expect(differingFields(after)).toMatchObject([{ field: 'phone', kept: 1 }])
    expect(withKept(after[0]!, 'phone')).toBeNull()
  })
})
