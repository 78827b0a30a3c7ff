import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticePages } from '../../../../src-renderer/print/points/notice-pages'

const heights = { row: 9, note: 6, later: [] as number[], below: 80 }
const room = { first: 190, rest: 210 }

describe('pages of a notice', () => {
  it('members go down the left column first, on every page anew', () => {
    expect(noticePages(5, heights, room)).toEqual([
      {
        columns: [
          [0, 1, 2],
          [3, 4],
        ],
        note: true,
        later: { from: 0, to: 0 },
        last: true,
      },
    ])
    const [first, second] = noticePages(60, heights, room)
    const [left, right] = first!.columns
    expect(right![0]).toBe(left!.length)
    expect(second!.columns[0]![0]).toBe(left!.length + right!.length)
  })

  it('in three columns a branch of 43 has one page, where two columns need another', () => {
    const closer = { ...heights, row: 7, below: 60 }
    expect(noticePages(43, heights, room)).toHaveLength(2)
    const [only, ...more] = noticePages(43, closer, room, 3)
    expect(more).toEqual([])
    expect(only!.columns.map(column => column.length)).toEqual([15, 15, 13])
    expect(only!.columns.flat()).toEqual([...Array(43).keys()])
  })

  it('one member alone has a table, a note and the seal on one page', () => {
    expect(noticePages(1, heights, room)).toEqual([
      { columns: [[0], []], note: true, later: { from: 0, to: 0 }, last: true },
    ])
  })

  it('of any number everybody stands once, and the seal never alone', () => {
    const later = fc.array(fc.constantFrom(6, 12), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), later, (members, lines) => {
        const pages = noticePages(members, { ...heights, later: lines }, room)
        expect(pages.flatMap(({ columns }) => columns.flat())).toEqual([...Array(members).keys()])
        expect(pages.flatMap(({ later: { from, to } }) => lines.slice(from, to))).toEqual(lines)
        expect(pages.filter(({ note }) => note)).toHaveLength(1)
        expect(pages.filter(({ last }) => last)).toHaveLength(1)
        const end = pages[pages.length - 1]!
        expect(end.last && (lines.length ? end.later.to > end.later.from : end.columns[0]!.length > 0)).toBe(true)
        for (const [p, { columns, later: part }] of pages.entries()) {
          const used = columns[0]!.length * 9 + lines.slice(part.from, part.to).reduce((sum, one) => sum + one, 0)
          expect(used).toBeLessThanOrEqual(p ? room.rest : room.first)
        }
      }),
    )
  })
})
