import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { fillTemplate } from '../../../../src-main/word/fill-template'
import { wordLimits } from '../../../../src-main/word/limits'
import type { ReturnSheet } from '../../../../src-shared/meetings/returns/return-sheet'
import { returnWords } from '../../../../src-shared/meetings/returns/word-return'

/** A blank sheet as Word file. */
export const blankOf = (sheet: ReturnSheet) =>
  fillTemplate(
    '会议回执单',
    new Uint8Array(readFileSync('resources/meetings/templates/会议回执单.docx')),
    returnWords({ sheets: [sheet] }),
    wordLimits,
  )

export interface Filling {
  fields: Record<string, string>
  /** By name: ✓ ticks the box, anything else is a reason. */
  people: Record<string, string>
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const runs = (text: string) =>
  text
    .split('\n')
    .map(line => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('')
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(([t]) => t.replace(/^<[^>]*>/, '')).join('')

/** Writes into a sheet as somebody would in a word processor: text into the cell behind a label, a tick into a box. */
export function fillIn(bytes: Uint8Array, { fields, people }: Partial<Filling>): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml']!).replace(/<w:tr[ >].*?<\/w:tr>/gs, row => {
    const cells = row.match(/<w:tc>.*?<\/w:tc>/gs)!
    const write = (at: number, text: string) => {
      cells[at] = cells[at]!.replace(
        /(<w:tcPr>.*?<\/w:tcPr>).*(<\/w:tc>)/s,
        (_, start: string, end: string) => `${start}${runs(text)}${end}`,
      )
    }
    const labels = cells.map(cell => textOf(cell).replace(/\s/g, ''))
    for (const [i, label] of labels.entries()) {
      if (fields?.[label] !== undefined) write(i + 1, fields[label])
      const said = people?.[label]
      if (said === '✓')
        cells[i + 1] = cells[i + 1]!.replace('□', '☑').replace(
          'w:val="0"/><w14:checkedState',
          'w:val="1"/><w14:checkedState',
        )
      else if (said) write(i + 2, said)
    }
    return row.replace(/<w:tc>.*<\/w:tc>/s, () => cells.join(''))
  })
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) })
}
