import type { ListColumn, ListSheet } from './list-sheet'

/** Millimetres that a Chinese character and any other take in a cell of a sheet on its side (9 pt) and in a heading (10.5 pt). */
const inCell = { padding: 2.3, wide: 3.2, narrow: 1.75 }
const inTitle = { padding: 0.6, wide: 3.75, narrow: 2.1 }

function lengthOf(text: string, { padding, wide, narrow }: typeof inCell): number {
  let length = padding
  for (const character of text) length += character >= '\u2e80' ? wide : narrow
  return length
}

/**
 * The columns of a sheet on its side, as wide together as before: those whose texts are short give what they don't need to those
 * whose texts would stand in two lines, so that a list takes no page more than it has to.
 */
export function fittedColumns({ columns, rows }: Pick<ListSheet, 'columns' | 'rows'>): ListColumn[] {
  const needs = columns.map(({ title }, i) =>
    Math.max(
      ...title.split('\n').map(line => lengthOf(line, inTitle)),
      ...rows.map(cells => lengthOf(cells[i] ?? '', inCell)),
    ),
  )
  const sum = (of: (need: number, width: number) => number) =>
    columns.reduce((total, { width }, i) => total + Math.max(0, of(needs[i]!, width)), 0)
  const spare = sum((need, width) => width - need)
  const wanted = sum((need, width) => need - width)
  const moved = Math.min(spare, wanted)
  return columns.map((column, i) => {
    const { width } = column
    const more = needs[i]! - width
    const change = more > 0 ? (more * moved) / wanted : spare ? (more * moved) / spare : 0
    return { ...column, width: width + change }
  })
}
