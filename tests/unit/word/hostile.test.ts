import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wordLimits } from '../../../src-main/word/limits'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import { codesOf } from '../outcome'
import { blank } from '../meetings/returns/filled-return'

const codes = async (bytes: Uint8Array, limits = wordLimits) =>
  codesOf(await wordOutcome({ kind: 'read', name: '回执.docx', bytes, limits }))
const withPart = async (name: string, content: string | Uint8Array) =>
  zipSync({ ...unzipSync(await blank()), [name]: typeof content === 'string' ? strToU8(content) : content })
const document = (body: string) => withPart('word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`)

describe('a Word file that is none, or does harm', () => {
  it('is refused when it is another kind of file', async () => {
    expect(await codes(new Uint8Array())).toEqual(['not-a-word-file'])
    expect(await codes(strToU8('%PDF-1.7'))).toEqual(['not-a-word-file'])
    expect(
      await codes(zipSync({ 'xl/workbook.xml': new Uint8Array(3), '[Content_Types].xml': new Uint8Array(3) })),
    ).toEqual(['not-a-word-file'])
    expect(await codes(zipSync({ 'content.xml': new Uint8Array(3) }))).toEqual(['word-format'])
    expect(await codes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual(['word-format'])
  })
  it('is refused with macros, also where they only lie in it', async () => {
    expect(await codes(await withPart('word/vbaProject.bin', 'x'))).toEqual(['word-macros'])
  })
  it('is refused with a document type, which could grow without end', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body/></w:document>'
    expect(await codes(await withPart('word/document.xml', bomb))).toEqual(['word-damaged'])
    expect(await codes(await withPart('word/styles.xml', bomb))).toEqual(['word-damaged'])
  })
  it('is refused at every length it is cut to', async () => {
    const whole = await blank()
    for (let length = 4; length < whole.length; length += 97)
      expect(await codes(whole.slice(0, length)), `cut at ${length}`).not.toEqual([])
  })
  it('is refused before it is unpacked where it grows beyond measure', async () => {
    const bomb = await withPart('word/media/a.bin', new Uint8Array(wordLimits.entryBytes + 1))
    expect(bomb.length).toBeLessThan(200_000)
    const begun = Date.now()
    expect(await codes(bomb)).toEqual(['word-too-large'])
    expect(Date.now() - begun).toBeLessThan(1_000)
  })
  it('is refused where it has hundreds of pages', async () => {
    const paragraph = `<w:p><w:r><w:t>${'长'.repeat(100)}</w:t></w:r></w:p>`
    expect(await codes(await document(paragraph.repeat(2_100)))).toEqual(['word-too-long'])
  })
  it('is refused where it has no text but paragraphs, breaks, tables or cells beyond measure', async () => {
    for (const [piece, times] of [
      ['<w:p></w:p>', 2_000_000],
      [`<w:p>${'<w:br/>'.repeat(300_000)}</w:p>`, 1],
      ['<w:tbl></w:tbl>', 300_000],
      [`<w:tbl>${'<w:tr></w:tr>'.repeat(300_000)}</w:tbl>`, 1],
      [
        `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr></w:tc>'.repeat(10_000)}</w:tr></w:tbl>`,
        1,
      ],
    ] as const)
      expect(await codes(await document(piece.repeat(times))), piece.slice(0, 40)).toEqual(['word-too-long'])
  })
  it('is read in no more than a second however deep its tables lie', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(50_000)
    const begun = Date.now()
    expect(await codes(await document(`${deep}<w:p><w:r><w:t>底</w:t></w:r></w:p>`))).toEqual([])
    expect(Date.now() - begun).toBeLessThan(1_000)
  })
})

describe('what is read of a Word file', () => {
  const read = async (body: string) => {
    const outcome = await wordOutcome({ kind: 'read', name: 'x', bytes: await document(body), limits: wordLimits })
    return outcome.ok ? outcome.value : outcome.problems
  }
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  it('leaves out what was struck in review and keeps what was put in', async () => {
    const body = `<w:p><w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`
    expect(await read(body)).toEqual({ tables: [], paragraphs: ['新'] })
  })
  it('is not lost behind the end of a strike that never began', async () => {
    expect(await read(`</w:del><w:p>${run('甲')}</w:p>`)).toEqual({ tables: [], paragraphs: ['甲'] })
  })
  it('reads signs, rare characters and a table within a table', async () => {
    const inner = `<w:tbl><w:tr><w:tc><w:p>${run('&#x20BB7;&amp;&lt;')}</w:p></w:tc></w:tr></w:tbl>`
    const body = `<w:tbl><w:tr><w:tc>${inner}<w:p>${run('外')}</w:p></w:tc><w:tc><w:p>${run('一')}</w:p><w:p>${run('二')}</w:p></w:tc></w:tr></w:tbl>`
    expect(await read(body)).toEqual({
      tables: [[['外', '一\n二']], [['𠮷&<']]],
      paragraphs: ['𠮷&<', '外', '一', '二'],
    })
  })
  it('reads a text that stands there twice for other programs once', async () => {
    const body = `<w:p><mc:AlternateContent><mc:Choice>${run('甲')}</mc:Choice><mc:Fallback>${run('甲')}</mc:Fallback></mc:AlternateContent></w:p>`
    expect(await read(body)).toMatchObject({ paragraphs: ['甲'] })
  })
})
