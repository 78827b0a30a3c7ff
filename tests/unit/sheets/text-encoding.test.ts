import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-main/sheets/decode-text'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'

const gbk = Buffer.from([0xcd, 0xf5, 0xc7, 0xbf]) // 王强
const fourBytes = Buffer.from([0x95, 0x32, 0x82, 0x36]) // 𠀀

describe('the encoding of text files', () => {
  it.each([
    ['UTF-8', Buffer.from('王强'), '王强'],
    ['UTF-8 with its mark', Buffer.from('\ufeff王强'), '王强'],
    ['UTF-16', Buffer.from('\ufeff王强', 'utf16le'), '王强'],
    ['UTF-16, big end first', Buffer.from('\ufeff王强', 'utf16le').swap16(), '王强'],
    ['GB18030', gbk, '王强'],
    ['GB18030 of four bytes', fourBytes, '𠀀'],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text)
  })

  it('is not guessed for a file that is no text', () => {
    expect(decodeText(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBeUndefined()
    expect(decodeText(Buffer.from([0x80, 0xff]))).toBeUndefined()
  })

  it('leaves the delimiter to the file: commas, tabs, semicolons', async () => {
    for (const delimiter of [',', '\t', ';']) {
      const outcome = await parseSheets('a.csv', Buffer.from(`标题\n姓名${delimiter}电话\n王强${delimiter}138`))
      expect(outcome.ok && outcome.value[0]!.rows.map(row => row.length)).toEqual([1, 2, 2])
    }
  })
})
