import { describe, expect, it } from 'vitest'
import {
  asBlock,
  columnsThatFit,
  inOrder,
  mayBeCut,
  moveKey,
  nextSorting,
  sortRows,
  type Column,
} from '../../../src-renderer/widgets/table-columns'

interface Row {
  name: string
  age: number
}
const columns: Column<Row>[] = [
  { key: 'name', title: '姓名', width: 80, text: row => row.name, order: (a, b) => (a.name < b.name ? -1 : 1) },
  { key: 'age', title: '党龄', width: 50, text: row => String(row.age), order: (a, b) => a.age - b.age, dropsAt: 1 },
  { key: 'note', title: '备注', width: 200, text: () => 'a\tb\nc', dropsAt: 2 },
]
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key)

describe('columns', () => {
  it('drop one by one, the highest first, and never those that must stay', () => {
    expect(keys(columnsThatFit(columns, 330))).toEqual(['name', 'age', 'note'])
    expect(keys(columnsThatFit(columns, 329))).toEqual(['name', 'age'])
    expect(keys(columnsThatFit(columns, 129))).toEqual(['name'])
    expect(keys(columnsThatFit(columns, 10))).toEqual(['name'])
  })
  it('come back where a broader one that had to go behind them left room', () => {
    const all = [...columns, { key: 'code', title: '编号', width: 60, text: () => '', dropsAt: 3 }]
    expect(keys(columnsThatFit(all, 390))).toEqual(['name', 'age', 'note', 'code'])
    expect(keys(columnsThatFit(all, 329))).toEqual(['name', 'age', 'code'])
  })
  it('stand in a given order; new ones come last', () => {
    expect(keys(inOrder(columns, ['note', 'name']))).toEqual(['note', 'name', 'age'])
    expect(keys(inOrder(columns, []))).toEqual(['name', 'age', 'note'])
  })
  it('move to another place without loss', () => {
    expect(moveKey(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
    expect(moveKey(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
    expect(moveKey(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b'])
  })
})

describe('sorting', () => {
  const rows = [
    { name: '甲', age: 3 },
    { name: '乙', age: 1 },
    { name: '丙', age: 3 },
  ]
  it('keeps the order of equals, also when it runs down', () => {
    const byAge = (descending: boolean) => sortRows(rows, columns, { key: 'age', descending }).map(({ name }) => name)
    expect(byAge(false)).toEqual(['乙', '甲', '丙'])
    expect(byAge(true)).toEqual(['甲', '丙', '乙'])
  })
  it('leaves rows alone without a column that sorts', () => {
    expect(sortRows(rows, columns, null)).toBe(rows)
    expect(sortRows(rows, columns, { key: 'note', descending: false })).toBe(rows)
  })
  it('goes up, down, and back to the list order', () => {
    const up = nextSorting(null, 'age')
    const down = nextSorting(up, 'age')
    expect([up, down, nextSorting(down, 'age')]).toEqual([
      { key: 'age', descending: false },
      { key: 'age', descending: true },
      null,
    ])
    expect(nextSorting(down, 'name')).toEqual({ key: 'name', descending: false })
  })
})

it('a copied block has one line a row, whatever the cells hold', () => {
  expect(asBlock([{ name: '甲', age: 3 }], columns)).toBe('甲\t3\ta b c')
})

it('a text that may be wider than its column is known without measuring', () => {
  expect([mayBeCut('正式党员', 86), mayBeCut('中共安平社区和顺园支部委员会', 116)]).toEqual([false, true])
  expect([mayBeCut('1998-02-03', 116), mayBeCut('995397********282X', 172), mayBeCut('', 10)]).toEqual([
    false,
    true,
    false,
  ])
})
