import type { Cell, Sheet } from '../../../src-shared/spreadsheet/sheet'

/** A sheet of text cells; other cells as they are. */
export function sheetOf(...rows: (string | Cell)[][]): Sheet {
  const cell = (value: string | Cell): Cell =>
    typeof value !== 'string' ? value : value === '' ? null : { type: 'text', text: value }
  return { name: '名册', rows: rows.map(row => row.map(cell)) }
}

export const branch = '中共安平社区和顺园支部委员会'
export const today = '2026-11-22'
