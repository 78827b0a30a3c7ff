import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticePages } from '../../../../src-renderer/print/points/notice-pages'

const heights = { row: 9, note: 6, later: [] as number[], below: 80 }
const room = { first: 190, rest: 210 }

describe('pages of a notice', () => {
  it('members go down the left column first, on every page anew', () => {
    expect(noticePages(5, heights, room)).toEqual([
      { left: [0, 1, 2], right: [3, 4], note: true, later: { from: 0, to: 0 }, last: true },
    ])
    const [first, second] = noticePages(60, heights, room)
    expect(first!.right[0]).toBe(first!.left.length)
    expect(second!.left[0]).toBe(first!.left.length + first!.right.length)
  })

  it('one member alone has a table, a note and the seal on one page', () => {
    expect(noticePages(1, heights, room)).toEqual([
      { left: [0], right: [], note: true, later: { from: 0, to: 0 }, last: true },
    ])
  })

  it('of any number everybody stands once, and the seal never alone', () => {
    const later = fc.array(fc.constantFrom(6, 12), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), later, (members, lines) => {
        const pages = noticePages(members, { ...heights, later: lines }, room)
        expect(pages.flatMap(({ left, right }) => [...left, ...right])).toEqual([...Array(members).keys()])
        expect(pages.flatMap(({ later: { from, to } }) => lines.slice(from, to))).toEqual(lines)
        expect(pages.filter(({ note }) => note)).toHaveLength(1)
        expect(pages.filter(({ last }) => last)).toHaveLength(1)
        const end = pages[pages.length - 1]!
        expect(end.last && (lines.length ? end.later.to > end.later.from : end.left.length > 0)).toBe(true)
        for (const [p, { left, later: part }] of pages.entries()) {
          const used = left.length * 9 + lines.slice(part.from, part.to).reduce((sum, one) => sum + one, 0)
          expect(used).toBeLessThanOrEqual(p ? room.rest : room.first)
        }
      }),
    )
  })
})
