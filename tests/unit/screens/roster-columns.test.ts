import { expect, it } from 'vitest'
import { columnsOf, usualColumns, type RosterRow } from '../../../src-renderer/screens/roster/roster-columns'

const row = (more: Partial<RosterRow>) =>
  ({ name: '王乙', joined: '2026-02-01', extended: 0, lostSince: null, ...more }) as RosterRow
const textOf = (reminder: 'probation' | 'lost', more: Partial<RosterRow>) => {
  const columns = columnsOf(usualColumns(), reminder)
  expect(columns[1]!.key).toBe('name')
  return [columns[2]!.title, columns[2]!.text(row(more), 0)]
}

it('a roster narrowed to a reminder says beside the name what it is about', () => {
  expect(textOf('probation', {})).toEqual(['预备期满', '2027-02-01'])
  expect(textOf('probation', { extended: 6 })).toEqual(['预备期满', '2027-08-01（延长）'])
  expect(textOf('lost', { lostSince: '2026-03' })).toEqual(['失去联系', '2026-03'])
  expect(textOf('lost', {})).toEqual(['失去联系', '日期未登记'])
  expect(columnsOf(usualColumns()).map(({ key }) => key)).not.toContain('probationEnds')
})
