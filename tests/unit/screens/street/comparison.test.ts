import { describe, expect, it } from 'vitest'
import { compared, comparable, total } from '../../../../src-renderer/screens/street/comparison'
import { fileName } from '../../../../src-renderer/screens/file-name'
import { officeShort } from '../../../../src-renderer/screens/street/words'

const figure = (office: string, numerator: number, denominator: number | null, code = 'x') => ({
  office,
  code,
  label: code,
  numerator,
  denominator,
})
const report = (office: string) => ({ office, name: office })

describe('comparing offices by one figure', () => {
  const rows = compared(
    'x',
    [figure('a', 33, 36), figure('b', 66, 67), figure('c', 22, 24), figure('d', 0, 0), figure('f', 45, 60)],
    ['a', 'b', 'c', 'd', 'e', 'f'].map(report),
    [figure('b', 98, 100), figure('a', 9, 10)],
  )
  it('by rate, then by denominator; who owed nothing and who has not reported stand last', () => {
    expect(rows.map(({ office }) => office)).toEqual(['b', 'a', 'c', 'f', 'd', 'e'])
    expect(rows[5]).toMatchObject({ numerator: null, denominator: null, change: '—' })
  })
  it('the change is that of the printed rates', () => {
    expect(rows.map(({ change }) => change)).toEqual(['+0.5', '+1.7', '—', '—', '—', '—'])
    expect(compared('x', [figure('a', 867, 1000)], [report('a')], [figure('a', 909, 1000)])[0]!.change).toBe('−4.2')
  })
  it('the total is a sum over a sum, of those who reported', () => {
    expect(total(rows)).toEqual({ offices: 5, numerator: 166, denominator: 187 })
  })
  it('only figures with a rate are compared', () => {
    expect(comparable([figure('a', 1, null, 'n'), figure('a', 1, 2), figure('b', 1, 2)])).toEqual([
      { value: 'x', label: 'x' },
    ])
  })
})

it('offices and files are called as people call them', () => {
  expect(officeShort('中共柳荫社区委员会')).toBe('柳荫社区')
  expect(officeShort('中共云溪街道工作委员会')).toBe('云溪街道')
  expect(officeShort('党委')).toBe('党委')
  expect(fileName('E:\\上报\\a.qlb')).toBe('a.qlb')
  expect(fileName('/media/u/a.qlb')).toBe('a.qlb')
})
