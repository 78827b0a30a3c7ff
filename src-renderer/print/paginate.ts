/** What it costs to end a page somewhere: nothing, a torn paragraph, a signature without what it signs. */
export const breakCost = { none: 0, torn: 1, unsigned: 2 } as const

export type BreakCost = (typeof breakCost)[keyof typeof breakCost]

/** What can't be divided, such as a line of text. Heights are in one unit throughout, CSS pixels or any other. */
export interface Piece {
  height: number
  /** The cost of ending a page after it. */
  after: BreakCost
}

/** A row: its pieces, and what every part of it needs around them. */
export interface Block {
  pieces: readonly Piece[]
  /** Padding and rules, needed again on each page it runs over. */
  frame: number
  /** The least height of a part, as its label needs it. */
  least: number
}

/** The part of a block that stands on a page: pieces `from` up to, not including, `to`. */
export interface Slice {
  block: number
  from: number
  to: number
}

/**
 * Fills pages from top to bottom: each page ends at the cheapest place that fits, and among those at the last. A page
 * is higher than its room only where a single piece is.
 * @param room what blocks may take of the first page and of each page after it
 */
export function paginate(blocks: readonly Block[], room: { first: number; rest: number }): Slice[][] {
  const places = blocks.flatMap(({ pieces }, block) => pieces.map((piece, index) => ({ ...piece, block, index })))
  const pages: Slice[][] = []
  for (let start = 0; start < places.length;) {
    const fitting = endThatFits(start, pages.length === 0 ? room.first : room.rest)
    const end = fitting === places.length ? fitting : cheapestEnd(start, fitting)
    pages.push(slices(start, end))
    start = end
  }
  return pages

  function slices(start: number, end: number): Slice[] {
    const found: Slice[] = []
    for (const { block, index } of places.slice(start, end)) {
      const last = found[found.length - 1]
      if (last?.block === block) last.to = index + 1
      else found.push({ block, from: index, to: index + 1 })
    }
    return found
  }

  function endThatFits(start: number, height: number): number {
    let end = start + 1
    let above = 0
    let inside = 0
    for (let at = start; at < places.length; at++) {
      const place = places[at]!
      if (at > start && place.block !== places[at - 1]!.block) {
        above += partHeight(blocks[places[at - 1]!.block]!, inside)
        inside = 0
      }
      inside += place.height
      if (above + partHeight(blocks[place.block]!, inside) > height) break
      end = at + 1
    }
    return end
  }

  function cheapestEnd(start: number, fitting: number): number {
    let best = fitting
    for (let end = fitting; end > start; end--) if (places[end - 1]!.after < places[best - 1]!.after) best = end
    return best
  }
}

/** The height of a part of a block whose pieces are so high together. */
export function partHeight({ frame, least }: Block, pieces: number): number {
  return Math.max(frame + pieces, least)
}
