import { utils, write, type BookType } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'

const sheet = utils.aoa_to_sheet([
  ['name', 'id'],
  ['Zhang', '110101199003071230'],
  [{ t: 'e', v: 0x2a }, true],
])
const old = (bookType: BookType | 'biff3' | 'biff4') =>
  new Uint8Array(
    write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'buffer', bookType: bookType as BookType }) as Buffer,
  )

const rowsOf = async (bytes: Uint8Array) => {
  const outcome = await parseSheets('名册.xls', bytes)
  if (!outcome.ok) throw new Error(outcome.problems[0]!.message)
  return outcome.value[0]!.rows
}

describe('what is called .xls', () => {
  it.each(['biff8', 'biff5', 'biff4', 'biff3', 'biff2', 'xlml', 'html'] as const)(
    '%s keeps eighteen digits',
    async type => {
      expect((await rowsOf(old(type)))[1]).toEqual([
        { type: 'text', text: 'Zhang' },
        { type: 'text', text: '110101199003071230' },
      ])
    },
  )

  it.each(['biff8', 'biff5', 'xlml'] as const)('%s says where a formula failed', async type => {
    expect((await rowsOf(old(type)))[2]![0]).toEqual({ type: 'error', text: '#N/A' })
  })

  it('is read by what it holds, whatever it is called: a web page in GBK, plain text', async () => {
    const page = Buffer.concat([
      Buffer.from('<html><table><tr><td>'),
      Buffer.from([0xcd, 0xf5, 0xc7, 0xbf]),
      Buffer.from('</td><td>007</td></tr></table></html>'),
    ])
    expect(await rowsOf(page)).toEqual([
      [
        { type: 'text', text: '王强' },
        { type: 'text', text: '007' },
      ],
    ])
    expect(await rowsOf(Buffer.from('姓名\t电话\n王强\t138'))).toHaveLength(2)
  })

  it('reads Chinese of Excel 5 in its code page', async () => {
    const bytes = Buffer.from(old('biff2'))
    const at = bytes.indexOf('Zhang')
    Buffer.from([0xcd, 0xf5, 0xc7, 0xbf, 0x20]).copy(bytes, at)
    expect((await rowsOf(bytes))[1]![0]).toEqual({ type: 'text', text: '王强 ' })
  })

  it('keeps the dates of the 1904 system', async () => {
    const dated = utils.aoa_to_sheet([[{ t: 'n', v: 24532, z: 'yyyy-mm-dd' }]])
    const book = { SheetNames: ['S'], Sheets: { S: dated }, Workbook: { WBProps: { date1904: true } } }
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
    expect(await rowsOf(bytes)).toEqual([[{ type: 'date', text: '1971-03-02' }]])
  })
})
