import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The shipped template of a record as an office would have changed it: its body, and further parts. */
export function changedTemplate(
  change: (body: string) => string = body => body,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const shipped = unzipSync(new Uint8Array(readFileSync('resources/meetings/templates/会议记录.docx')))
  const body = change(strFromU8(shipped['word/document.xml']!))
  const more = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync({ ...shipped, 'word/document.xml': strToU8(body), ...Object.fromEntries(more) })
}

/** One more paragraph at the end of the body. */
export const withParagraph = (text: string) => (body: string) =>
  body.replace('<w:sectPr', `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p><w:sectPr`)
