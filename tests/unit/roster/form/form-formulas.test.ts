import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { fillOutcome } from '../../../../src-main/sheets/fill/fill-form'
import { valueOf } from '../../outcome'
import { inline, stylesOf, workbook } from '../../sheets/workbook'
import { people, planOf } from './filling'

/** A form whose two blank rows have a number, a formula with what it came to, and 同上. */
const row = (at: number) =>
  `<row r="${at}"><c r="A${at}"><v>${at - 1}</v></c><c r="C${at}" t="str"><f>LEN(B${at})&amp;$E$1</f><v>0</v></c>${inline(`D${at}`, '同上')}</row>`
const headings = ['序号', '姓名', '字数', '籍贯'].map((text, i) => inline(`${'ABCD'[i]}1`, text)).join('')
const form = workbook(
  `<row r="1">${headings}</row>${row(2)}${row(3)}<row r="4">${inline('A4', '合计')}<c r="C4"><f>SUM(C2:C3)</f><v>0</v></c></row>`,
  { 'xl/styles.xml': stylesOf(0) },
)
const sheetOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)

it('rows in which a form has written something, but nobody’s name, are its blank rows', async () => {
  expect(await planOf(form, people(2))).toMatchObject({ from: 1, foot: 3 })
})

it('a formula of the form stays, goes into new rows, and is not marked', async () => {
  const xml = sheetOf(valueOf(fillOutcome('表.xlsx', form, await planOf(form, people(4)))))
  const formulas = [...xml.matchAll(/<c r="(C\d)"[^>]*><f>([^<]*)<\/f><\/c>/g)].map(([, place, text]) => [place, text])
  expect(formulas.slice(0, 4)).toEqual([2, 3, 4, 5].map(at => [`C${at}`, `LEN(B${at})&amp;$E$1`]))
  expect(xml).toContain('<f>SUM(C2:C5)</f>')
})
