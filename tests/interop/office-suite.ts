import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writer } from '../../scripts/setup/parts.mjs'
import { emptyFolder, lacking, run } from './tools'

/** What a test that has Word files opened lacks, by name. */
export const officeLacks = () => [...lacking('pdftotext', 'pdfinfo'), ...(writer.present() ? [] : [writer.name])]

/** Has LibreOffice open a Word file and save it again. @returns the folder with `in.docx` and what it saved */
export function savedByOffice(bytes: Uint8Array, ...formats: ('pdf' | 'docx')[]) {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'in.docx'), bytes)
  for (const format of formats) {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const { status, output } = run(folder, 'soffice', [
      ...[profile, '--headless', '--convert-to', format === 'docx' ? 'docx:MS Word 2007 XML' : format],
      ...['--outdir', 'out', 'in.docx'],
    ])
    if (status !== 0) throw new Error(output)
  }
  const file = (format: string) => join(folder, 'out', `in.${format}`)
  return {
    pdf: () => file('pdf'),
    docx: () => new Uint8Array(readFileSync(file('docx'))),
    /** Text of the PDF without spaces, and its pages. */
    text: () => run(folder, 'pdftotext', ['-raw', file('pdf'), '-']).output.replace(/[\s_]/g, ''),
    pages: () => Number(/^Pages: +(\d+)$/m.exec(run(folder, 'pdfinfo', [file('pdf')]).output)![1]),
  }
}
