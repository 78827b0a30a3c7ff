import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { inline, stylesOf, workbook } from './workbook'

const rowsOf = async (bytes: Uint8Array) => {
  const outcome = await parseSheets('名册.xlsx', bytes)
  if (!outcome.ok) throw new Error(outcome.problems[0]!.message)
  return outcome.value[0]!.rows
}

describe('cells of an .xlsx', () => {
  it('keeps a date only as exactly as its format shows it: 1968年7月 has no day', async () => {
    const data = [0, 1, 2, 3].map(style => `<c r="${'ABCD'[style]}1" s="${style}"><v>25020</v></c>`).join('')
    const rows = await rowsOf(workbook(`<row r="1">${data}</row>`, { 'xl/styles.xml': stylesOf(57, 31, 14, 0) }))
    expect(rows[0]).toEqual([
      { type: 'date', text: '1968-07' },
      { type: 'date', text: '1968-07-01' },
      { type: 'date', text: '1968-07-01' },
      { type: 'number', value: 25020, text: '25020' },
    ])
  })

  it.each(['1900', '1904'] as const)(
    'reads days of the %s system without a shift, in any time zone',
    async dateSystem => {
      const days = ['1956-10-04', '1986-05-04', '2024-02-29', '2026-11-22']
      const written = await writeXlsx({
        dateSystem,
        sheets: [{ name: 'a', rows: days.map(day => [new Date(`${day}T00:00:00Z`)]) }],
      })
      expect(await rowsOf(written)).toEqual(days.map(text => [{ type: 'date', text }]))
    },
  )

  it('reads what a formula gave, and says where it failed', async () => {
    const rows = await rowsOf(
      workbook(
        '<row r="1"><c r="A1" t="str"><f>"王"&amp;"强"</f><v>王强</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      ),
    )
    expect(rows[0]).toEqual([
      { type: 'text', text: '王强' },
      { type: 'error', text: '#DIV/0!' },
    ])
  })

  it('keeps text that looks like a formula or a number as text', async () => {
    const rows = await rowsOf(workbook(`<row r="1">${inline('A1', '=1+1')}${inline('B1', '007')}</row>`))
    expect(rows[0]).toEqual([
      { type: 'text', text: '=1+1' },
      { type: 'text', text: '007' },
    ])
  })

  it('keeps row numbers where rows are missing, and drops blank ends', async () => {
    const rows = await rowsOf(workbook(`<row r="3">${inline('B3', 'x')}<c r="F3"/></row><row r="9"><c r="A9"/></row>`))
    expect(rows).toEqual([[], [], [null, { type: 'text', text: 'x' }]])
  })

  it('leaves hidden sheets out', async () => {
    const written = await writeXlsx({
      sheets: [
        { name: '旧', rows: [['a']], hidden: true },
        { name: '新', rows: [['b']] },
      ],
    })
    const outcome = await parseSheets('a.xlsx', written)
    expect(outcome.ok && outcome.value.map(sheet => sheet.name)).toEqual(['新'])
  })
})
