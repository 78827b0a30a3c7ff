import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { chooseSheet } from '../../../src-shared/roster/roster-import/find-header'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import { inline, stylesOf, workbook } from './workbook'

/** What a clerk is told of a file; each in Chinese, with what to do. */
async function told(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const outcome = await parseSheets('名册.xlsx', bytes)
  if (outcome.ok) return { code: 'read', message: '' }
  expect(outcome.problems).toHaveLength(1)
  expect(outcome.problems[0]!.message).toMatch(/请[\u4e00-\u9fff]/)
  return outcome.problems[0]!
}
const codeOf = async (bytes: Uint8Array) => (await told(bytes)).code
/** Problems of a workbook read as a roster. */
async function problemsOf(bytes: Uint8Array) {
  const outcome = await parseSheets('名册.xlsx', bytes)
  if (!outcome.ok) throw new Error(outcome.problems[0]!.message)
  return readRoster(chooseSheet(outcome.value)!, '2026-11-22').problems.map(({ row, field, code }) => [
    row,
    field,
    code,
  ])
}
const headings = ['姓名', '公民身份证号码', '人员类别', '所在党支部全称', '加入党组织日期']
const headed = `<row r="1">${headings.map((text, i) => inline(`${'ABCDE'[i]}1`, text)).join('')}</row>`
const person = (id: string, joined = '') =>
  `${headed}<row r="2">${inline('A2', '王强')}${id}${inline('C2', '正式党员')}${inline('D2', '中共安平社区和顺园支部委员会')}${joined}</row>`

describe('a roster that is bad input (safety.md §5, rows 3, 11 and 12)', () => {
  it('a bomb of 60 MB in 60 kB is refused by size, before and while it is unpacked', async () => {
    const parts = unzipSync(workbook(headed))
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': [new Uint8Array(60_000_000), { level: 9 }] })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await codeOf(bomb)).toBe('sheet-too-large')
    // The directory says 1000 bytes, the stream holds ten million.
    const lying = Buffer.from(zipSync({ 'a.xml': [new Uint8Array(10_000_000), { level: 9 }] }))
    lying.writeUInt32LE(1000, lying.indexOf('PK\x01\x02') + 24)
    expect(await codeOf(lying)).toBe('sheet-damaged')
  })

  it('a lone cell at the far end says that the table is too large', async () => {
    const far = (row: number, at: string) => workbook(`${headed}<row r="${row}">${inline(`${at}${row}`, 'y')}</row>`)
    expect(await codeOf(far(1_048_576, 'A'))).toBe('sheet-too-large')
    expect(await codeOf(far(2, 'XFD'))).toBe('sheet-too-large')
  })

  it('text in no encoding that we read is no table, and mixed encodings are not guessed', async () => {
    expect(await codeOf(Buffer.from([0xff, 0xff, 0x80, 0x80, 0x2c, 0xff]))).toBe('not-a-spreadsheet')
    expect(await codeOf(Buffer.concat([Buffer.from('姓名,电话\n'), Buffer.from([0xcd, 0xf5, 0xff, 0x0a])]))).toBe(
      'not-a-spreadsheet',
    )
  })

  it('an identity number saved as a number is named at its row', async () => {
    const id = '<c r="B2"><v>991367199603270850</v></c>'
    expect(await problemsOf(workbook(person(id)))).toEqual([[2, '公民身份证号码', 'id-scientific-notation']])
  })

  it('a formula is read by what it gave; where it failed, or gave nothing, the row is named', async () => {
    const formula = (result: string, type: string) => `<c r="B2" t="${type}"><f>A9&amp;""</f><v>${result}</v></c>`
    expect(await problemsOf(workbook(person(formula('991367199603270850', 'str'))))).toEqual([])
    expect(await problemsOf(workbook(person(formula('#REF!', 'e'))))).toEqual([[2, '公民身份证号码', 'cell-error']])
  })

  it('the day that 1900 did not have is a date of nobody, in whatever form', async () => {
    const styles = { 'xl/styles.xml': stylesOf(14, 0) }
    const joined = (serial: number) => person('', `<c r="E2" s="0"><v>${serial}</v></c>`)
    expect(await problemsOf(workbook(person('', inline('E2', '1900-02-29'))))).toEqual([
      [2, '加入党组织日期', 'date-impossible'],
    ])
    expect(await problemsOf(workbook(joined(99_999_999), styles))).toHaveLength(1)
    expect(await problemsOf(workbook(joined(27_000), styles))).toEqual([])
  })

  it('an empty sheet, and one with headings alone, say so', async () => {
    expect(await codeOf(await writeXlsx({ sheets: [{ name: 'a', rows: [] }] }))).toBe('sheet-empty')
    expect(await problemsOf(workbook(headed))).toEqual([])
  })

  it('a document type of its own is not followed', async () => {
    const bytes = workbook(headed, {
      'xl/sharedStrings.xml':
        '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>',
    })
    const outcome = await parseSheets('名册.xlsx', bytes)
    expect(JSON.stringify(outcome)).not.toContain('aaaaaaaaaa')
  })
})
