import { cellPlace, columnOf } from '../../../src-shared/spreadsheet/cell-place'

export interface XmlCell {
  /** Number of its style. */
  style: number
  /** The cell's other attributes and what stands in it, as the file has them. */
  attributes: string
  inner: string
}

export interface XmlRow {
  attributes: string
  cells: Map<number, XmlCell>
}

/** A worksheet's XML: its rows taken apart, all else as the file has it. Rows and columns are counted from 0. */
export interface SheetXml {
  before: string
  rows: Map<number, XmlRow>
  after: string
}

const rowTag = /<row\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/row>)/g
export const cellTag = /<c\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/c>)/g

/** An attribute's value; undefined where the tag has none of this name. */
export const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]

export const without = (attributes: string, ...names: string[]): string =>
  attributes.replace(new RegExp(`\\s*(?:^|\\s)(?:${names.join('|')})="[^"]*"`, 'g'), '')

/** @returns undefined where the rows are not written as every spreadsheet program writes them */
export function readSheetXml(xml: string): SheetXml | undefined {
  const start = /<sheetData\s*(\/>|>)/.exec(xml)
  if (!start) return undefined
  const empty = start[1] === '/>'
  const from = start.index + start[0].length
  const to = empty ? from : xml.indexOf('</sheetData>', from)
  if (to < 0) return undefined
  const rows = new Map<number, XmlRow>()
  let next = 0
  for (const [, attributes = '', inner = ''] of xml.slice(from, to).matchAll(rowTag)) {
    const at = Number(attribute(attributes, 'r') ?? next + 1) - 1
    rows.set(at, { attributes: without(attributes, 'r', 'spans'), cells: readCells(inner) })
    next = at + 1
  }
  return { before: xml.slice(0, start.index), rows, after: xml.slice(empty ? from : to + '</sheetData>'.length) }
}

function readCells(xml: string): Map<number, XmlCell> {
  const cells = new Map<number, XmlCell>()
  let next = 0
  for (const [, attributes = '', inner = ''] of xml.matchAll(cellTag)) {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0]
    const at = letters ? columnOf(letters) : next
    const style = Number(attribute(attributes, 's') ?? 0)
    cells.set(at, { style, attributes: without(attributes, 'r', 's'), inner })
    next = at + 1
  }
  return cells
}

export function writeSheetXml({ before, rows, after }: SheetXml): string {
  const inOrder = <V>(map: ReadonlyMap<number, V>) => [...map].sort(([a], [b]) => a - b)
  const written = inOrder(rows).map(([row, { attributes, cells }]) => {
    const inner = inOrder(cells).map(([column, cell]) => {
      const tag = `<c r="${cellPlace(row, column)}"${cell.style ? ` s="${cell.style}"` : ''}${cell.attributes}`
      return cell.inner ? `${tag}>${cell.inner}</c>` : `${tag}/>`
    })
    return `<row r="${row + 1}"${attributes}>${inner.join('')}</row>`
  })
  return `${before}<sheetData>${written.join('')}</sheetData>${after}`
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML 1.0 cannot hold at all. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escaped = (text: string) => text.replace(unwritable, '').replace(/[&<>"]/g, sign => escapes[sign]!)

/** A cell of a style that holds a text, a number or nothing. A text is never taken for a formula. */
export function cellOf(style: number, value: string | number | null): XmlCell {
  if (value === null || value === '') return { style, attributes: '', inner: '' }
  return typeof value === 'number'
    ? { style, attributes: '', inner: `<v>${value}</v>` }
    : { style, attributes: ' t="inlineStr"', inner: `<is><t xml:space="preserve">${escaped(value)}</t></is>` }
}
