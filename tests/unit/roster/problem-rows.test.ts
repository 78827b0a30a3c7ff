import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { problem, warning } from '../../../src-shared/problem'
import { problemRows } from '../../../src-shared/roster/roster-import/problem-rows'
import { textBook } from '../../../src-shared/spreadsheet/text-book'
import { cellText, type Sheet } from '../../../src-shared/spreadsheet/sheet'

const text = (words: string) => ({ type: 'text', text: words }) as const
const sheet: Sheet = {
  name: '在册',
  rows: [
    [text('党员名册')],
    [text('姓名'), text('公民身份证号码'), text('家庭住址')],
    [text('王强'), text('991367199603270850'), text('=1+1')],
    [],
    [text('李明'), { type: 'number', value: 990112195612121000, text: '9.90112E+17' }, text('+86')],
    [text('赵云')],
  ],
}
const rows = problemRows(
  sheet,
  2,
  [
    problem('id-scientific-notation', '被存成了数字', { row: 5, field: '公民身份证号码' }),
    warning('sex-contradicts-id', '请核对', { row: 5, field: '性别' }),
    problem('column-missing', '没有找到“人员类别”列', { field: '人员类别' }),
  ],
  [{ row: 6, action: 'doubtful', value: {}, reason: '姓名相同' }],
)

describe('the problems of a file as a workbook', () => {
  it('has every row of the file, blank ones too, with what is wrong in one more column', () => {
    expect(rows.map(row => row.at(-1))).toEqual([
      '',
      '问题；必须改：人员类别，没有找到“人员类别”列',
      '',
      '',
      '必须改：公民身份证号码，被存成了数字；请看一眼：性别，请核对',
      '存疑：姓名相同',
    ])
    expect(rows[2]!.slice(0, 3)).toEqual(['王强', '991367199603270850', '=1+1'])
  })

  it('holds texts only: no digit is lost and nothing becomes a formula', async () => {
    const bytes = await textBook('在册', [...rows, ['@SUM(A1)', '-1', '\t1', '007']])
    const read = await parseSheets('a.xlsx', bytes)
    if (!read.ok) throw new Error(read.problems[0]!.message)
    const back = read.value[0]!.rows
    expect(back.flat().every(cell => cell === null || cell.type === 'text')).toBe(true)
    expect(back[2]!.map(cellText).slice(0, 3)).toEqual(['王强', '991367199603270850', '=1+1'])
    expect(back[6]!.map(cellText)).toEqual(['@SUM(A1)', '-1', '\t1', '007'])
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(xml).not.toMatch(/<f[ >]/)
    expect(xml.match(/<c /g)!.length).toBe(
      (xml.match(/ t="(?:s|inlineStr)"/g) ?? []).length + (xml.match(/<c [^>]*\/>/g) ?? []).length,
    )
  })
})
