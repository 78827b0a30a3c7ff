import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { pastedFile } from '../../../src-renderer/screens/roster/import/pasted-file'
import { readPasted } from '../../../src-shared/spreadsheet/pasted'

describe('what a spreadsheet puts on the clipboard', () => {
  it('is cells by tabs and rows by line ends, with blank rows at the end dropped', () => {
    expect(readPasted('姓名\t电话\r\n王强\t138\r\n\t\r\n')).toEqual([
      ['姓名', '电话'],
      ['王强', '138'],
    ])
  })
  it('keeps a line break, a tab and quotes within a cell', () => {
    expect(readPasted('"和顺园\n3号楼"\t"他说""好"""\t"a\tb"\n甲\t\t乙')).toEqual([
      ['和顺园\n3号楼', '他说"好"', 'a\tb'],
      ['甲', '', '乙'],
    ])
  })
  it('takes a quote that closes nothing as text, because no spreadsheet says which cells it quoted', () => {
    expect(readPasted('"老王\t138\n李"明"\t139')).toEqual([
      ['"老王', '138'],
      ['李"明"', '139'],
    ])
  })
  it('gives back any table that was written with quotes where they are needed', () => {
    const cell = fc.string({ unit: fc.constantFrom('王', 'a', '"', '\t', '\n', ',', ' ') })
    const written = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), rows => {
        const table = [...rows, ['完']]
        expect(readPasted(table.map(row => row.map(written).join('\t')).join('\r\n'))).toEqual(table)
      }),
    )
  })
})

it('a pasted table reads like a file: commas in a cell part nothing, an identity number stays text', async () => {
  const file = pastedFile('姓名\t公民身份证号码\t家庭住址\n王强\t991367199603270850\t和顺园，3号楼,2单元\n')!
  const read = await parseSheets(file.name, new Uint8Array(await file.arrayBuffer()))
  expect(read.ok && read.value[0]!.rows[1]).toEqual([
    { type: 'text', text: '王强' },
    { type: 'text', text: '991367199603270850' },
    { type: 'text', text: '和顺园，3号楼,2单元' },
  ])
})
it('a text that is no table is none', () => {
  expect(pastedFile('王强')).toBeNull()
  expect(pastedFile('第一行\n第二行')).toBeNull()
})
