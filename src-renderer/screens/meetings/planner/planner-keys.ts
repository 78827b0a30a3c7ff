import type { Cell, DutyLine } from './planner-grid'

/** Cells that can be opened. */
export const opens = ({ kind }: Cell) => kind !== 'none' && kind !== 'later'

/**
 * The cell that an arrow leads to: along a line its neighbour, up and down the one over the same months. Null where there is none.
 */
export function nextCell(lines: readonly DutyLine[], from: string, key: string): { line: number; cell: Cell } | null {
  const at = lines.findIndex(({ cells }) => cells.some(cell => cell.key === from))
  const line = lines[at]
  const cell = line?.cells.find(one => one.key === from)
  if (!line || !cell) return null
  const along = line.cells.filter(opens)
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = along[along.indexOf(cell) + (key === 'ArrowRight' ? 1 : -1)]
    return next ? { line: at, cell: next } : null
  }
  const step = key === 'ArrowDown' ? 1 : -1
  for (let other = at + step; lines[other]; other += step) {
    const open = lines[other]!.cells.filter(opens)
    const near = open.find(({ month, span }) => month <= cell.month && cell.month < month + span) ?? open.at(-1)
    if (near) return { line: other, cell: near }
  }
  return null
}
