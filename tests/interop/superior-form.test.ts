import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filled, formFile } from '../unit/roster/form/filling'
import { emptyFolder, lacking, run } from './tools'

interface Said {
  value: string | number | null
  font: string
  bold: boolean
  format: string
  border: (string | null)[]
  fill: string | null
  type: string
}
interface Found {
  rows: Said[][]
  heights: Record<string, number | null>
  [what: string]: unknown
}

/** The tests' own Python may be of before openpyxl was asked for. */
const missing = lacking('python').length > 0 || run('.', 'python', ['-c', 'import openpyxl']).status !== 0

/** What openpyxl finds in the form with so many people. */
async function formOf(count: number, blank = formFile): Promise<Found> {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'form.xlsx'), await filled(count, readFileSync(blank)))
  const { status, output } = run(folder, 'python', [resolve('tests/interop/read-form.py'), 'form.xlsx'])
  if (status !== 0) throw new Error(output)
  return JSON.parse(output) as Found
}
const texts = (found: Found, row: number) => found.rows[row - 1]!.map(({ value }) => value)

describe.skipIf(missing)('a superior’s form that openpyxl made and openpyxl reads', () => {
  it('holds everybody, with more rows like its own and what stood below moved down', async () => {
    const found = await formOf(20)
    expect(texts(found, 5).slice(0, 10)).toEqual([
      1,
      '王1',
      '男',
      '1968.07',
      '11010519491231002X',
      null,
      '1990-07-01',
      35,
      '13800001234',
      '和顺园1号楼',
    ])
    expect(texts(found, 24).slice(0, 2)).toEqual([20, '王20'])
    const own = { font: '仿宋', bold: false, border: ['thin', 'thin', 'thin'] }
    for (const row of [5, 11, 12, 23]) expect(found.rows[row - 1]![1]).toMatchObject(own)
    expect(found.rows[23]![1]).toMatchObject({ ...own, border: ['thin', 'thin', 'medium'] })
    expect([5, 13, 24].map(row => found.heights[row])).toEqual([26, 26, 26])
    expect(texts(found, 25).slice(0, 8)).toEqual(['合计', ...Array<null>(6).fill(null), '=SUM(H5:H24)'])
    expect(texts(found, 27)[0]).toBe('填表人：            审核人：            ')
    expect(found).toMatchObject({
      merges: expect.arrayContaining(['A1:L1', 'A3:A4', 'G3:H3', 'I3:J3', 'A27:L27']) as unknown,
      printArea: "'党员信息表'!$A$1:$L$28",
      printTitles: '$3:$4',
      validations: ['C5:C24'],
      conditions: [expect.stringContaining('H5:H24') as unknown],
      comments: ['A1', 'A28'],
      other: [['请于12月10日前报送。'], ['=党员信息表!H25']],
    })
  })

  it('keeps its layout, and has empty rows left where there are fewer people', async () => {
    const found = await formOf(3)
    expect(texts(found, 7).slice(0, 2)).toEqual([3, '王3'])
    expect(texts(found, 8).slice(0, 2)).toEqual([4, null])
    expect(texts(found, 13).slice(0, 8)).toEqual(['合计', ...Array<null>(6).fill(null), '=SUM(H5:H12)'])
    expect(found).toMatchObject({
      sheets: ['党员信息表', '填表要求'],
      orientation: 'landscape',
      left: 0.4,
      footer: '第 &P 页',
      freeze: 'C5',
      widths: expect.objectContaining({ A: 6, E: 22 }) as unknown,
    })
  })

  it('has the office and the day above, texts that stay texts, and marks where the program knows nothing', async () => {
    const found = await formOf(3)
    expect(found.rows[1]!.flatMap(({ value }) => value ?? [])).toEqual([
      '填报单位（盖章）：中共安平社区委员会',
      '填报日期：2026年11月22日',
    ])
    expect(found.rows[4]![4]).toMatchObject({ format: '@', type: 's', fill: null })
    // 籍贯 is none of the program's; 备注 is nobody's.
    expect(found.rows[4]![5]).toMatchObject({ value: null, fill: 'FFFFE699', border: ['thin', 'thin', 'thin'] })
    expect(found.rows[4]![11]).toMatchObject({ value: null, fill: null })
    expect(found.rows[7]![5]).toMatchObject({ fill: null })
  })

  it('that reckons has the formulas of its only row in every row, and sums over all of them', async () => {
    const found = await formOf(4, 'tests/fixtures/forms/running-form-1.xlsx')
    expect([4, 7, 8].map(row => texts(found, row))).toEqual([
      ['=ROW()-3', '王1', expect.anything(), '=$I$2', null, '=D4*E4', '=LEN(B4)', '=SUM($D$4:D4)', null],
      ['=ROW()-3', '王4', expect.anything(), '=$I$2', null, '=D7*E7', '=LEN(B7)', '=SUM($D$4:D7)', null],
      ['合计', null, null, '=SUM(D4:D7)', null, '=SUM(F4:F7)', '=SUM(G4:G7)', '=COUNTA(B4:B7)', null],
    ])
    expect(found).toMatchObject({
      printArea: "'慰问金'!$A$1:$I$8",
      validations: ['E4:E7'],
      other: [['=SUM(慰问金!G4:G7)'], ['=慰问金!G8']],
    })
  })
})
