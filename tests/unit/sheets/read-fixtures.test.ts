import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { cellText } from '../../../src-shared/spreadsheet/sheet'

const read = async (file: string) => {
  const outcome = await parseSheets(file, readFileSync(new URL(`../../fixtures/roster/${file}`, import.meta.url)))
  if (!outcome.ok) throw new Error(outcome.problems.map(p => p.message).join())
  return outcome.value
}

describe('the sample rosters as sheets', () => {
  it.each([
    ['roster.xlsx', 212],
    ['roster-messy.xlsx', 154],
    ['roster-old.xls', 37],
    ['roster-gbk.csv', 121],
  ])('%s has its %i rows, numbered as in the spreadsheet', async (file, rows) => {
    const [sheet] = await read(file)
    expect(sheet!.rows).toHaveLength(rows)
  })

  it('keeps text exactly, with the tab that spreadsheets write before an identity number', async () => {
    const [sheet] = await read('roster-gbk.csv')
    expect(sheet!.rows[1]!.slice(0, 3)).toEqual([
      { type: 'text', text: '郎淑兰' },
      { type: 'text', text: '\t991367199603270850' },
      { type: 'text', text: '男' },
    ])
  })

  it('says that an identity number was saved as a number, and shows it as the spreadsheet does', async () => {
    const [sheet] = await read('roster-messy.xlsx')
    expect(sheet!.rows[13]![1]).toEqual({ type: 'number', value: 990112195612121000, text: '9.90112E+17' })
  })

  it('reads date cells of both formats as plain dates', async () => {
    expect((await read('roster-old.xls'))[0]!.rows[1]![4]).toEqual({ type: 'date', text: '1999-02-02' })
    expect((await read('roster-messy.xlsx'))[0]!.rows[5]![9]).toEqual({ type: 'date', text: '2026-04-17' })
  })

  it('keeps characters beyond the basic plane', async () => {
    expect(cellText((await read('roster-messy.xlsx'))[0]!.rows[81]![0])).toBe('𬱖志强')
  })
})
