import { rowPages } from '../row-pages'

/** What stands on one page of a notice: some rows of its table, its note, some corrections, and its end. */
export interface NoticePage {
  /** Members of each column from the left, by their place in the notice. */
  columns: number[][]
  note: boolean
  /** Corrections `from` up to, not including, `to`, two in a line. */
  later: { from: number; to: number }
  last: boolean
}

/** Heights as they were measured, all in one unit. */
export interface NoticeHeights {
  row: number
  note: number
  /** One for each line of corrections. */
  later: readonly number[]
  /** When, where and to whom, and the seal. */
  below: number
}

/**
 * Fills pages with members in columns, down the left one first, on every page anew. The seal is never alone: at least the last
 * row of the table, its note, or the last line of corrections stands above it.
 * @param sides how many columns of members
 */
export function noticePages(
  members: number,
  { row, note, later, below }: NoticeHeights,
  room: { first: number; rest: number },
  sides = 2,
): NoticePage[] {
  const rows = Math.ceil(members / sides)
  const heights = [...Array.from({ length: rows }, () => row), note, ...later]
  return rowPages({ rows: heights, below, leads: new Set([rows - 1]) }, room).map(({ from, to }, p, all) => {
    const [first, end] = [Math.min(from, rows), Math.min(to, rows)]
    const places = Array.from({ length: Math.min(sides * end, members) - sides * first }, (_, i) => sides * first + i)
    const down = end - first
    const lines = { from: Math.max(0, from - rows - 1), to: Math.max(0, to - rows - 1) }
    return {
      columns: Array.from({ length: sides }, (_, side) => places.slice(side * down, (side + 1) * down)),
      note: from <= rows && rows < to,
      later: lines,
      last: p === all.length - 1,
    }
  })
}
