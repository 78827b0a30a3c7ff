import { copyFormula } from './shift-rows'
import { attribute, cellTag, without, type SheetXml, type XmlCell } from './sheet-xml'

const formula = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/

export const hasFormula = ({ inner }: XmlCell): boolean => formula.test(inner)

/** A sheet's XML without what its formulas came to, so that whoever opens it reckons them anew. */
export const unreckoned = (xml: string): string =>
  xml.replace(cellTag, (cell, attributes: string, inner = '') => {
    const own = formula.exec(String(inner))?.[0]
    return own === undefined ? cell : `<c${without(attributes, 't')}>${own}</c>`
  })

/** A cell of one row as it stands in another: blank, or with the same formula where it has one. */
export function copiedCell(cell: XmlCell, column: number, [from, to]: [number, number], { rows }: SheetXml): XmlCell {
  const [, head = '', own] = formula.exec(cell.inner) ?? []
  const shared = attribute(head, 'si')
  // Of a formula that cells share, only the first one has the text.
  const [at, text] = own || shared === undefined ? [from, own] : firstShared(rows, column, shared)
  return { style: cell.style, attributes: '', inner: text ? `<f>${copyFormula(text, to - at)}</f>` : '' }
}

function firstShared(rows: SheetXml['rows'], column: number, shared: string): [number, string | undefined] {
  for (const [row, { cells }] of rows) {
    const [, head = '', text] = formula.exec(cells.get(column)?.inner ?? '') ?? []
    if (text && attribute(head, 'si') === shared) return [row, text]
  }
  return [0, undefined]
}
