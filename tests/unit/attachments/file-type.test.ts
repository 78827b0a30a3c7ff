import { describe, expect, it } from 'vitest'
import { attachmentTypes } from '../../../src-shared/attachments/attachment'
import { copyName, givenName } from '../../../src-shared/attachments/file-name'
import { fileType } from '../../../src-shared/attachments/file-type'
import { docmOf, docxOf, jpgOf, ofdOf, pdfOf, pngOf, xlsmOf, xlsxOf, typesOf, wordType, zipOf } from './pictures'

const text = (words: string) => new Uint8Array(Buffer.from(words))

describe('what a file is, by what is in it', () => {
  const good = { pdf: pdfOf(), ofd: ofdOf(), jpg: jpgOf(3, 2), png: pngOf(3, 2), docx: docxOf(), xlsx: xlsxOf() }
  it('every kind that is taken is known by itself', () => {
    expect(Object.keys(good).sort()).toEqual([...attachmentTypes].sort())
    for (const [type, bytes] of Object.entries(good)) expect(fileType(bytes)).toBe(type)
  })
  it.each([
    ['a program', text('MZ\x90\0')],
    ['a page', text('<!doctype html><script>1</script>')],
    ['a drawing with script', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', zipOf()],
    ['a page behind a PDF', text('<html>%PDF-1.7')],
    ['nothing', new Uint8Array()],
    ['the first bytes of an archive', text('PK\x03\x04')],
  ])('%s is not taken', (_, bytes) => expect(fileType(bytes)).toBeNull())
  it.each([
    ['by the list of types', docmOf()],
    ['by the part that holds them', xlsmOf()],
  ])('macros are found %s', (_, bytes) => expect(fileType(bytes)).toBe('macros'))
  const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml'
  const both = `<Types><Override ContentType="${wordType}"/><Override ContentType="${macros}"/></Types>`
  it.each([
    ['in UTF-16', new Uint8Array(Buffer.from(`\ufeff${both}`, 'utf16le'))],
    ['in UTF-16 without a mark', new Uint8Array(Buffer.from(both, 'utf16le'))],
    ['in another encoding', text(typesOf(wordType).replace('UTF-8', 'UTF-7'))],
    ['with references for letters', text(both.replace('macroEnabled', 'macro&#69;nabled'))],
    ['with entities of its own', text(`<!DOCTYPE t [<!ENTITY e "x">]>${typesOf(wordType)}`)],
    ['in bytes that are no text', new Uint8Array([...text(typesOf(wordType)), 0xff])],
    ['of a template', text(typesOf(wordType.replace('document.main', 'template.main')))],
    ['of nothing that is known', text('<Types/>')],
  ])('a package whose list of types is veiled, %s, is not taken', (_, list) =>
    expect(fileType(docxOf(list))).toBeNull(),
  )
  it('macros of the old kind are found', () =>
    expect(fileType(docxOf(text(both.replace(macros, 'application/vnd.ms-excel.macrosheet+xml'))))).toBe('macros'))

  it('a list of types that holds more than it claims is read no further', () => {
    const list = typesOf(wordType)
    const bytes = Buffer.from(docxOf(text(list + ' '.repeat(64 << 20))))
    const claimed = (signature: string, at: number) =>
      bytes.writeUInt32LE(list.length, bytes.indexOf(signature, 0, 'latin1') + at)
    claimed('PK\x01\x02', 24)
    claimed('PK\x03\x04', 22)
    const before = performance.now()
    expect(fileType(new Uint8Array(bytes))).toBeNull()
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('a package that is cut at any place is nothing, and no look at it fails', () => {
    const bytes = docxOf()
    for (let at = 0; at < bytes.length; at++) expect(fileType(bytes.slice(0, at))).toBeNull()
  })
})

describe('the name of a file', () => {
  it.each([
    ['照片\u202egpj.exe', '照片gpj.exe'],
    ['  e\u0301te.pdf ', '\u00e9te.pdf'],
    ['a/b\\c:d.pdf', 'abcd.pdf'],
    ['..', '附件'],
    ['\u0000', '附件'],
  ])('%j is kept as %j', (given, kept) => expect(givenName(given)).toBe(kept))
  it('keeps its end where it is too long', () => {
    const name = givenName(`${'长'.repeat(300)}.pdf`)
    expect([...name].length).toBe(120)
    expect(name.endsWith('.pdf')).toBe(true)
  })
  it('ends on a copy with what the file is', () => {
    expect(copyName({ name: '证明.exe', type: 'pdf' })).toBe('证明.pdf')
    expect(copyName({ name: '2026.10.12会议', type: 'jpg' })).toBe('2026.10.12会议.jpg')
  })
})
