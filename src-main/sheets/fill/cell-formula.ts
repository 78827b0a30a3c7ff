import { copyFormula } from './shift-rows'
import { attribute, without, type SheetXml, type XmlCell } from './sheet-xml'

const formula = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/

export const hasFormula = ({ inner }: XmlCell): boolean => formula.test(inner)

/** The cell without what its formula came to. */
export const unreckoned = ({ style, attributes, inner }: XmlCell): XmlCell => ({
  style,
  attributes: without(attributes, 't'),
  inner: formula.exec(inner)?.[0] ?? '',
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
