import { expect, test } from 'vitest'
import { rowPages } from '../../../src-renderer/print/row-pages'

const rows = (count: number, height = 10) => Array.from({ length: count }, () => height)
const room = { first: 80, rest: 100 }

test('every row is on exactly one page, and no page is overfull', () => {
  for (let count = 0; count < 60; count++) {
    const pages = rowPages({ rows: rows(count), below: 35 }, room)
    expect(pages[0]!.from).toBe(0)
    expect(pages[pages.length - 1]!.to).toBe(count)
    pages.forEach(({ from, to }, p) => {
      if (p) expect(from).toBe(pages[p - 1]!.to)
      const last = p === pages.length - 1 ? 35 : 0
      expect((to - from) * 10 + last).toBeLessThanOrEqual(p ? room.rest : room.first)
    })
  }
})

test('totals and signatures never stand on a page without a row', () => {
  for (let count = 1; count < 60; count++) {
    const pages = rowPages({ rows: rows(count), below: 35 }, room)
    const last = pages[pages.length - 1]!
    expect(last.to - last.from).toBeGreaterThan(0)
  }
})

test('a list of nobody has one page', () => {
  expect(rowPages({ rows: [], below: 35 }, room)).toEqual([{ from: 0, to: 0 }])
})

test('a heading goes over with what it opens', () => {
  const leads = new Set([7])
  expect(rowPages({ rows: rows(12), below: 0, leads }, room)[0]).toEqual({ from: 0, to: 7 })
})

test('a row that is higher than others leaves room for fewer', () => {
  expect(rowPages({ rows: [10, 60, 10, 10], below: 0 }, room)[0]).toEqual({ from: 0, to: 3 })
})
