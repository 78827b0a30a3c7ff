import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../../src-main/sheets/parse-sheets'
import { formMappings } from '../../../../src-shared/roster/form/form-columns'
import { formLayout } from '../../../../src-shared/roster/form/form-layout'
import { gapsOf } from '../../../../src-shared/roster/form/form-rows'
import { valueOf } from '../../outcome'
import { filled, people, planOf } from './filling'

/** Forms whose first row for people reckons, with one and with three such rows: `tests/interop/make-running-form.py`. */
const form = (rows: 1 | 3) => readFileSync(`tests/fixtures/forms/running-form-${rows}.xlsx`)

async function sheetOf(rows: 1 | 3, count: number) {
  const parts = unzipSync(await filled(count, form(rows)))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  const formulas = new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)<\/f><\/c>/g)].map(([, place, text]) => [place!, text!]),
  )
  return { xml, formulas, other: strFromU8(parts['xl/worksheets/sheet2.xml']!) }
}

describe.each([1, 3] as const)('a form that reckons, with %i rows for people', rows => {
  it('a formula of the first row goes down to everybody: what is relative goes along, $ stays', async () => {
    const { formulas } = await sheetOf(rows, 5)
    for (let row = 4; row < 9; row++)
      expect(['A', 'D', 'F', 'G', 'H'].map(column => formulas.get(`${column}${row}`))).toEqual([
        'ROW()-3',
        '$I$2',
        `D${row}*E${row}`,
        `LEN(B${row})`,
        `SUM($D$4:D${row})`,
      ])
  })

  it('what adds up the rows adds up all that were put in, here and in another sheet', async () => {
    const { formulas, xml, other } = await sheetOf(rows, 5)
    expect(['D9', 'F9', 'G9', 'H9'].map(place => formulas.get(place))).toEqual([
      'SUM(D4:D8)',
      'SUM(F4:F8)',
      'SUM(G4:G8)',
      'COUNTA(B4:B8)',
    ])
    expect(other).toContain('<f>SUM(慰问金!G4:G8)</f>')
    expect(other).toContain('<f>慰问金!G9</f>')
    expect(xml).toContain('sqref="E4:E8"')
  })
})

it('no program finds what a formula came to in the blank form', async () => {
  const { xml, other } = await sheetOf(3, 2)
  expect(xml + other).not.toMatch(/<\/f><v/)
})

it('rows without people are left as the form has them', async () => {
  const { formulas } = await sheetOf(3, 2)
  expect([formulas.get('F5'), formulas.get('F6')]).toEqual(['D5*E5', undefined])
  expect(formulas.get('F7')).toBe('SUM(F4:F6)')
})

it('a column that reckons is neither a gap nor marked, whatever its heading says', async () => {
  const [sheet] = valueOf(await parseSheets('表.xlsx', form(3)))
  const columns = formMappings(formLayout(sheet!)!.columns, undefined)
  expect(columns.filter(({ how }) => how === '表里有公式').map(({ heading }) => heading)).toEqual([
    '序号',
    '标准（元）',
    '应发（元）',
    '姓名字数',
    '累计（元）',
  ])
  const whom = people(4)
  const { rows } = await planOf(form(3), whom)
  expect(gapsOf(whom, rows, columns).map(({ heading }) => heading)).toEqual(['月数', '籍贯'])
  expect(rows.flat().filter(({ mark }) => mark)).toHaveLength(2 * 4)
})
