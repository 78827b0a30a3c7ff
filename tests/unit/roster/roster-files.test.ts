import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { chooseSheet } from '../../../src-shared/roster/roster-import/find-header'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import { printRosterValue } from '../../../src-shared/roster/roster-import/roster-fields'

const today = '2026-11-22'
const fixture = (file: string) => readFileSync(new URL(`../../fixtures/roster/${file}`, import.meta.url))
const read = async (file: string) => {
  const outcome = await parseSheets(file, fixture(file))
  if (!outcome.ok) throw new Error(outcome.problems[0]!.message)
  return readRoster(chooseSheet(outcome.value)!, today)
}

interface Expected {
  rows: number
  problems: { row: number; field: string; problem: string }[]
  understood: { row: number; note: string; reads: Record<string, string | null> }[]
}
const expected = JSON.parse(fixture('roster-messy.expected.json').toString()) as Expected

describe('roster-messy.xlsx', () => {
  it('has every planted problem and nothing else', async () => {
    const { rows, problems } = await read('roster-messy.xlsx')
    expect(rows).toHaveLength(expected.rows)
    expect(problems.map(({ row, field, code }) => ({ row, field, problem: code }))).toEqual(expected.problems)
  })

  it('has one warning, the sex against the card; all else stops its row', async () => {
    const { problems } = await read('roster-messy.xlsx')
    expect(problems.filter(p => p.severity === 'warning').map(p => p.code)).toEqual(['sex-contradicts-id'])
  })

  it.each(expected.understood)('understands row $row: $note', async ({ row, reads }) => {
    const { rows } = await read('roster-messy.xlsx')
    const found = rows.find(r => r.row === row)!
    expect(printRosterValue(found.value)).toMatchObject(reads)
  })
})

describe('the other rosters', () => {
  it.each([
    ['roster.xlsx', 3, 208],
    ['roster-old.xls', 1, 36],
    ['roster-gbk.csv', 1, 120],
  ])('%s: headings in row %i, %i members, no problem', async (file, headerRow, members) => {
    const reading = await read(file)
    expect(reading).toMatchObject({ headerRow, problems: [] })
    expect(reading.rows).toHaveLength(members)
    expect(reading.columns.map(column => column.how)).toEqual(Array(16).fill('一致'))
    expect(reading.rows.every(({ value }) => value.idNumber && value.birth && value.joined && value.branch)).toBe(true)
  })
})
