import type { Figure } from '../upstream/figure'
import { fromCell, toCell } from './cell'
import type { Column } from './columns'
import type { Segment } from './segments'
import { readTableCsv, writeTableCsv } from './table-csv'

/** Columns of `figures.csv`. A figure without denominator is a plain count. */
export const figureColumns: readonly Column[] = [
  { name: 'code', label: '代码', type: 'text', required: true },
  { name: 'label', label: '数据', type: 'text', required: true },
  { name: 'numerator', label: '完成', type: 'integer', required: true },
  { name: 'denominator', label: '应完成', type: 'integer', required: false },
  { name: 'cutoff', label: '截止时间', type: 'text', required: true },
]

const header = figureColumns.map(column => column.name)
const none: ReadonlyMap<string, string> = new Map()

export function writeFigures(figures: readonly Figure[], cutoff: string): Segment {
  const rows = figures.map(figure =>
    figureColumns.map(column => toCell(column, { ...figure, cutoff }[column.name], none)),
  )
  return { table: 'figures', path: 'figures.csv', rows: rows.length, bytes: writeTableCsv(header, rows) }
}

/** Reads `figures.csv`; null where a line is not as written above, a code comes twice or the cut-off is another one. */
export function readFigures(bytes: Uint8Array, cutoff: string): Figure[] | null {
  const [first, ...rows] = readTableCsv(bytes) ?? []
  if (first?.length !== header.length || first.some((name, i) => name !== header[i])) return null
  const figures = rows.map(cells => readFigure(cells, cutoff))
  const codes = new Set(figures.map(figure => figure?.code))
  return figures.every(figure => figure !== null) && codes.size === figures.length ? (figures as Figure[]) : null
}

function readFigure(cells: readonly string[], cutoff: string): Figure | null {
  const [code = '', label = '', done = '', due = '', until] = cells
  const words = [code, label].every((cell, i) => cell && fromCell(figureColumns[i]!, cell) !== null)
  const numerator = fromCell(figureColumns[2]!, done)
  const denominator = due === '' ? null : fromCell(figureColumns[3]!, due)
  const whole = typeof numerator === 'number' && (due === '' || typeof denominator === 'number')
  if (!words || !whole || until !== cutoff) return null
  return { code, label, numerator, denominator: denominator as number | null }
}
