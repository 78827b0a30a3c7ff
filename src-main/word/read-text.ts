import { strFromU8 } from 'fflate'
import { Refusal } from '../../src-shared/problem'
import { covered, type WordText } from '../../src-shared/word/word-text'
import type { WordLimits } from './limits'
import { wordRefusals } from './refusals'
import { documentPart, wordParts } from './word-parts'

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, hex?: string, code?: string, name?: string) => {
      if (name) return signs[name.toLowerCase()] ?? all
      const point = hex ? parseInt(hex, 16) : Number(code)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    },
  )

/** As many columns as a table of Word may have. */
const mostColumns = 63

/** Elements whose text is no longer, or once more, what stands on the page. */
const passedOver = new Set(['del', 'moveFrom', 'Fallback', 'pict', 'object'])

const spanOf = (token: string): number =>
  Math.min(Math.max(Number(/val\s*=\s*["'](\d+)["']/.exec(token)?.[1] ?? 1), 1), mostColumns)

/**
 * The text of a Word document: cells of its tables, and paragraphs. Reads tags one after the other and keeps no tree, so
 * that depth costs nothing. Throws a `Refusal` as `wordParts` does, and where it is far too long.
 */
export function readText(name: string, bytes: Uint8Array, limits: WordLimits): WordText {
  const xml = strFromU8(wordParts(name, bytes, limits).get(documentPart)!)
  const found: WordText = { tables: [], paragraphs: [] }
  /** Tables within each other, the innermost last. */
  const open: { rows: string[][]; cell: string[] | null; span: number }[] = []
  let paragraph: string[] = []
  let silent = 0
  let isText = false
  let characters = 0
  let pieces = 0
  const count = (more: number) => {
    pieces += more
    if (pieces > limits.pieces) throw new Refusal([wordRefusals.tooLong(name)])
  }
  for (const [token] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      if (!isText || silent) continue
      characters += token.length
      if (characters > limits.characters) throw new Refusal([wordRefusals.tooLong(name)])
      paragraph.push(plain(token))
      continue
    }
    const tag = /^<(\/?)(?:[\w-]+:)?([\w-]+)[^>]*?(\/?)>$/.exec(token)
    if (!tag) continue
    const [, closes, element = '', empty] = tag
    if (passedOver.has(element)) silent = Math.max(silent + (empty ? 0 : closes ? -1 : 1), 0)
    if (silent) continue
    const table = open[open.length - 1]
    switch (element) {
      case 't':
        isText = !closes && !empty
        break
      case 'tab':
      case 'br':
      case 'cr':
        if (closes || token.includes(':val=')) break
        count(1)
        paragraph.push(element === 'tab' ? '\t' : '\n')
        break
      case 'p':
        if (!closes && !empty) paragraph = []
        else if (closes) {
          count(1)
          const text = paragraph.join('')
          paragraph = []
          found.paragraphs.push(text)
          table?.cell?.push(text)
        }
        break
      case 'tbl':
        if (closes) open.pop()
        else {
          count(1)
          const rows: string[][] = []
          found.tables.push(rows)
          open.push({ rows, cell: null, span: 1 })
        }
        break
      case 'tr':
        if (closes) break
        count(1)
        table?.rows.push([])
        break
      case 'tc':
        if (!table) break
        if (!closes) {
          table.cell = []
          table.span = 1
        } else {
          count(table.span)
          const text = (table.cell ?? []).join('\n').replace(/\n+$/, '')
          table.rows[table.rows.length - 1]?.push(text, ...Array<string>(table.span - 1).fill(covered))
          table.cell = null
        }
        break
      case 'gridSpan':
        if (table) table.span = spanOf(token)
    }
  }
  return found
}
