import { CFB } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src-main/sheets/limits'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { inline, workbook } from './workbook'

const codeOf = async (bytes: Uint8Array, limits = defaultLimits) => {
  const outcome = await parseSheets('名册.xlsx', bytes, limits)
  return outcome.ok ? 'read' : outcome.problems.map(problem => problem.code).join()
}

/** A compound file with one stream. */
const container = (stream: string) => {
  const library = CFB as {
    utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Buffer): void }
    write(file: object, options: object): Buffer
  }
  const file = library.utils.cfb_new()
  library.utils.cfb_add(file, stream, Buffer.alloc(5000, 7))
  return library.write(file, { type: 'buffer' })
}

/** Writes a number over each directory entry's declared size. */
const declare = (bytes: Uint8Array, size: number) => {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    copy.writeUInt32LE(size, at + 24)
  return copy
}

const small = workbook(`<row r="1">${inline('A1', 'x')}</row>`)

describe('a spreadsheet that is none, or does harm', () => {
  it('is refused when it has nothing in it', async () => {
    expect(await codeOf(new Uint8Array())).toBe('sheet-empty')
    expect(await codeOf(workbook(''))).toBe('sheet-empty')
    expect(await codeOf(Buffer.from('\n\n,,\n'))).toBe('sheet-empty')
  })

  it('is refused when it is another kind of file', async () => {
    expect(await codeOf(Buffer.from('%PDF-1.7\nabc'))).toBe('not-a-spreadsheet')
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toBe('not-a-spreadsheet')
    expect(await codeOf(zipSync({ 'a.txt': new Uint8Array(3) }))).toBe('not-a-spreadsheet')
    expect(await codeOf(zipSync({ 'content.xml': new Uint8Array(3) }))).toBe('sheet-format')
    expect(await codeOf(container('WordDocument'))).toBe('not-a-spreadsheet')
  })

  it('is refused by its password', async () => {
    expect(await codeOf(container('EncryptedPackage'))).toBe('password-protected')
    const encryption = { password: '123456', spinCount: 1000 }
    expect(await codeOf(await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption }))).toBe(
      'password-protected',
    )
  })

  it('is refused at every length it is cut to', async () => {
    for (let length = 4; length < small.length; length += 7) {
      expect(await codeOf(small.slice(0, length)), `cut at ${length}`).not.toBe('read')
    }
  })

  it('is refused by size before anything is parsed', async () => {
    expect(await codeOf(small, { ...defaultLimits, fileBytes: 100 })).toBe('sheet-too-large')
  })

  it('is refused by what its directory says it unpacks to', async () => {
    expect(await codeOf(declare(small, 60_000_000))).toBe('sheet-too-large')
    expect(await codeOf(declare(small, 40_000_000))).toBe('sheet-too-large')
    expect(await codeOf(small, { ...defaultLimits, entryBytes: 100 })).toBe('sheet-too-large')
    expect(await codeOf(small, { ...defaultLimits, totalBytes: 500 })).toBe('sheet-too-large')
  })

  it('is refused when it unpacks to more or less than it says', async () => {
    expect(await codeOf(declare(small, 10))).toBe('sheet-damaged')
    expect(await codeOf(declare(small, 100_000))).toBe('sheet-damaged')
  })

  it('is refused with too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, new Uint8Array()]))
    expect(await codeOf(zipSync(many))).toBe('sheet-too-large')
  })

  it('is refused with a cell at the far end of the sheet', async () => {
    const far = workbook(`<row r="1">${inline('A1', 'x')}</row><row r="1048576">${inline('XFD1048576', 'y')}</row>`)
    expect(await codeOf(far)).not.toBe('read')
  })

  it('is refused with a far cell in XML 2003', async () => {
    const xml = (row: number, column: number) =>
      Buffer.from(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="${row}"><Cell ss:Index="${column}"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>`,
      )
    expect(await codeOf(xml(2, 2))).toBe('read')
    expect(await codeOf(xml(1_048_576, 2))).toBe('sheet-too-large')
    expect(await codeOf(xml(2, 16_384))).toBe('sheet-too-large')
  })

  it('is refused with more cells than the limit', async () => {
    expect(await codeOf(Buffer.from('a,b\n'.repeat(10)), { ...defaultLimits, cells: 19 })).toBe('sheet-too-large')
    expect(await codeOf(Buffer.from('a,b\n'.repeat(10)), { ...defaultLimits, cells: 20 })).toBe('read')
  })

  it('may merge the whole sheet without costing more', async () => {
    const tail = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    expect(await codeOf(workbook(`<row r="1">${inline('A1', 'x')}</row>`, {}, tail))).toBe('read')
  })

  it('expands no entities, whether of its own or from outside', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const shared = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "boom"><!ENTITY x SYSTEM "file:///etc/passwd">${lol}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si><si><t>&x;</t></si></sst>`
    const bytes = workbook('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', {
      'xl/sharedStrings.xml': shared,
    })
    const outcome = await parseSheets('a.xlsx', bytes)
    expect(JSON.stringify(outcome)).not.toMatch(/boom|root:/)
  })

  it('may have 200 columns', async () => {
    expect(await codeOf(Buffer.from(`${Array(200).fill('x').join()}\n`))).toBe('read')
    expect(await codeOf(Buffer.from(`${Array(600).fill('x').join()}\n`))).toBe('sheet-too-large')
  })

  it('does not reach the prototype of anything', async () => {
    await codeOf(Buffer.from('__proto__,constructor\npolluted,1\n'))
    await codeOf(workbook(`<row r="1">${inline('A1', '__proto__')}</row>`))
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})
