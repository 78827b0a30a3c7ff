import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  breakCost,
  paginate,
  partHeight,
  type Block,
  type BreakCost,
  type Slice,
} from '../../../src-renderer/print/paginate'

const { none, torn, unsigned } = breakCost
const cost = fc.constantFrom<BreakCost>(none, torn, unsigned)
const block = fc.record({
  pieces: fc.array(fc.record({ height: fc.integer({ min: 1, max: 60 }), after: cost }), {
    minLength: 1,
    maxLength: 40,
  }),
  frame: fc.integer({ min: 0, max: 15 }),
  least: fc.integer({ min: 0, max: 40 }),
})
const blocks = fc.array(block, { minLength: 1, maxLength: 12 })
const room = fc.record({ first: fc.integer({ min: 80, max: 300 }), rest: fc.integer({ min: 80, max: 400 }) })

const heightOf = (blocks: readonly Block[], page: readonly Slice[]) =>
  page.reduce((sum, { block, from, to }) => {
    const whole = blocks[block]!
    return (
      sum +
      partHeight(
        whole,
        whole.pieces.slice(from, to).reduce((high, { height }) => high + height, 0),
      )
    )
  }, 0)
const piecesOf = (page: readonly Slice[]) =>
  page.flatMap(({ block, from, to }) => Array.from({ length: to - from }, (_, i) => [block, from + i] as const))

describe('dividing blocks into pages', () => {
  test('nothing is lost, nothing is doubled, the order is kept', () => {
    fc.assert(
      fc.property(blocks, room, (blocks, room) => {
        const all = blocks.flatMap(({ pieces }, block) => pieces.map((_, i) => [block, i]))
        expect(paginate(blocks, room).flatMap(piecesOf)).toEqual(all)
      }),
    )
  })
  test('no page is empty, none is higher than its room', () => {
    fc.assert(
      fc.property(blocks, room, (blocks, room) => {
        paginate(blocks, room).forEach((page, i) => {
          expect(page.length).toBeGreaterThan(0)
          expect(heightOf(blocks, page)).toBeLessThanOrEqual(i === 0 ? room.first : room.rest)
        })
      }),
    )
  })
  test('a page ends at the cheapest place that fits, and at the last of those', () => {
    fc.assert(
      fc.property(blocks, room, (blocks, room) => {
        const all = blocks.flatMap(({ pieces }, block) => pieces.map((piece, index) => ({ ...piece, block, index })))
        let end = 0
        paginate(blocks, room).forEach((page, i) => {
          const start = end
          end = start + piecesOf(page).length
          if (end === all.length) return
          const chosen = all[end - 1]!.after
          const fits = (to: number) =>
            heightOf(blocks, slicesOf(all.slice(start, to))) <= (i === 0 ? room.first : room.rest)
          for (let other = start + 1; other < all.length && fits(other); other++) {
            expect(all[other - 1]!.after).toBeGreaterThanOrEqual(chosen)
            if (other > end) expect(all[other - 1]!.after).toBeGreaterThan(chosen)
          }
        })
      }),
    )
  })
  test('what is signed is never alone on a page', () => {
    const body = fc.array(fc.record({ height: fc.integer({ min: 5, max: 25 }) }), { minLength: 2, maxLength: 80 })
    fc.assert(
      fc.property(body, room, (lines, room) => {
        const pieces = lines.map(({ height }, i) => ({ height, after: i === lines.length - 1 ? unsigned : none }))
        const signature: Block = { pieces: [{ height: 50, after: none }], frame: 0, least: 0 }
        const pages = paginate([{ pieces, frame: 5, least: 0 }, signature], { first: room.first, rest: room.rest })
        expect(pages[pages.length - 1]!.map(({ block }) => block)).toEqual([0, 1])
      }),
    )
  })
  test('a piece higher than a page stands alone on one', () => {
    const high: Block = { pieces: [{ height: 900, after: none }], frame: 0, least: 0 }
    const low: Block = { pieces: [{ height: 10, after: none }], frame: 0, least: 0 }
    const pages = paginate([low, high, low], { first: 100, rest: 100 })
    expect(pages.map(page => page.map(({ block }) => block))).toEqual([[0], [1], [2]])
  })
  test('each part of a divided block needs its frame again', () => {
    const rows: Block = { pieces: Array.from({ length: 6 }, () => ({ height: 20, after: none })), frame: 30, least: 0 }
    expect(paginate([rows], { first: 90, rest: 90 })).toEqual([
      [{ block: 0, from: 0, to: 3 }],
      [{ block: 0, from: 3, to: 6 }],
    ])
  })
  test('a part is at least as high as its label', () => {
    const labelled: Block = { pieces: [{ height: 20, after: none }], frame: 10, least: 60 }
    expect(paginate([labelled, labelled], { first: 100, rest: 100 })).toHaveLength(2)
  })
})

function slicesOf(places: readonly { block: number; index: number }[]): Slice[] {
  const found: Slice[] = []
  for (const { block, index } of places) {
    const last = found[found.length - 1]
    if (last && last.block === block) last.to = index + 1
    else found.push({ block, from: index, to: index + 1 })
  }
  return found
}
