import { expect, it } from 'vitest'
import { columnsOf, narrowed, usualColumns, type RosterRow } from '../../../src-renderer/screens/roster/roster-columns'

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

it('a column is no wider than what stands in it needs, never narrower than its title, never wider than it was', () => {
  const columns = columnsOf(['branch', 'education', 'phone'])
  const widths = (rows: RosterRow[]) =>
    Object.fromEntries(narrowed(columns, rows).map(({ key, width }) => [key, width]))
  const short = row({ branchName: '和园党支部', education: '大专' })
  const long = row({ branchName: '建设路棉纺厂家属院第二党支部', education: '大学本科' })
  const before = widths([long])
  expect(before).toMatchObject({ branch: 116, education: 86, phone: 116 })
  expect(widths([short])).toMatchObject({ branch: 106, education: 64, phone: 116 })
  expect(widths([short, long])).toEqual(before)
})
