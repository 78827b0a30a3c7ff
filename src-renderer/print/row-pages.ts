import { breakCost, paginate } from './paginate'

/** Rows `from` up to, not including, `to`; the last page has what stands below the table. */
export interface RowPage {
  from: number
  to: number
}

export interface RowHeights {
  rows: readonly number[]
  /** Totals, notes and signatures, which are never alone on a page. */
  below: number
  /** Rows that need the next one with them, as a heading does. */
  leads?: ReadonlySet<number>
}

/** Fills pages with whole rows. There is always one page, and what stands below the table is on the last. */
export function rowPages({ rows, below, leads }: RowHeights, room: { first: number; rest: number }): RowPage[] {
  const blocks = [...rows, below].map((height, i) => {
    const lastRow = i === rows.length - 1
    const after = lastRow ? breakCost.unsigned : leads?.has(i) ? breakCost.torn : breakCost.none
    return { pieces: [{ height, after }], frame: 0, least: 0 }
  })
  return paginate(blocks, room).map(slices => ({
    from: slices[0]!.block,
    to: Math.min(rows.length, slices[slices.length - 1]!.block + 1),
  }))
}
