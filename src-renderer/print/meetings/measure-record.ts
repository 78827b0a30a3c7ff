import { linesOf } from '../lines-of'
import type { MeasuredRow } from './set-record'

/** A record laid out in one piece, as the page stands. Heights in CSS pixels. */
export interface MeasuredRecord {
  rows: MeasuredRow[]
  /** What rows may take of the first page and of each page after it. */
  room: { first: number; rest: number }
}

/** @param ruler holds one page with both heads, `.first` and `.rest`, and the table of `unsetRows` */
export function measureRecord(ruler: HTMLElement): MeasuredRecord {
  const part = (name: string) => ruler.querySelector<HTMLElement>(name)!
  const height = heightOf(part('.page-body'))
  return {
    rows: Array.from(part('table').querySelectorAll('tr'), measureRow),
    room: { first: height - heightOf(part('.first')), rest: height - heightOf(part('.rest')) },
  }
}

function measureRow(tr: HTMLTableRowElement): MeasuredRow {
  const values = [...tr.querySelectorAll<HTMLElement>('td')]
  const label = tr.querySelector<HTMLElement>('.label')
  const frame = frameOf(values[0]!)
  return {
    height: heightOf(tr),
    frame,
    least: label ? heightOf(label) + frame : 0,
    cells: values.map(value =>
      [...value.querySelectorAll<HTMLElement>('.line')].map(line => ({ lines: linesOf(line), height: heightOf(line) })),
    ),
  }
}

function heightOf(element: HTMLElement): number {
  return element.getBoundingClientRect().height
}

/** Padding of a cell, and a pixel for tables that round their rows up. */
function frameOf(cell: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(cell)
  return parseFloat(paddingTop) + parseFloat(paddingBottom) + 1
}
