import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import { diceOf } from '../../../src-shared/sample/dice'
import { county, officeHeadings, sampleOffice, type OfficeSize } from '../../../src-shared/sample/sample-office'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { writeCsv } from '../../../src-shared/spreadsheet/csv'

const today = '2026-11-22'
const office = (seed: number, size: OfficeSize) => sampleOffice(diceOf(seed), '安平社区', size, today)
const typical: OfficeSize = { members: 208, branches: 5, groups: 8 }
const column = (rows: string[][], heading: (typeof officeHeadings)[number]) =>
  rows.map(row => row[officeHeadings.indexOf(heading)]!)
const share = (rows: string[][], test: (row: Record<string, string>) => boolean) =>
  rows.filter(row => test(Object.fromEntries(officeHeadings.map((heading, i) => [heading, row[i]!])))).length /
  rows.length

describe('an office of any size', () => {
  const whole = office(1, county)

  it('is the same to the byte for the same seed and another for another', () => {
    expect(writeCsv(office(7, typical))).toBe(writeCsv(office(7, typical)))
    expect(office(7, typical)).not.toEqual(office(8, typical))
  })

  it('reaches the county: 45,991 members, 424 branches, 715 groups, no number twice', () => {
    expect(whole).toHaveLength(45_991)
    expect(new Set(column(whole, '所在党支部全称')).size).toBe(424)
    const groups = whole.map(row => `${row[7]}|${row[16]}`).filter(group => !group.endsWith('|'))
    expect(new Set(groups).size).toBe(715)
    const numbers = column(whole, '公民身份证号码').filter(Boolean)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('has what a real roster has, about as often', () => {
    const seventies = (row: Record<string, string>) => /^197[0-6]/.test(row['加入党组织日期']!)
    expect(share(whole, row => row['性别'] === '女')).toBeCloseTo(0.32, 1)
    expect(share(whole, row => row['人员类别'] === '预备党员')).toBeCloseTo(0.03, 2)
    expect(share(whole, row => /^(欧阳|尉迟|司马|上官|诸葛|皇甫|令狐|万俟|长孙|夏侯)/.test(row['姓名']!))).toBeCloseTo(
      0.02,
      2,
    )
    expect(share(whole, row => row['姓名']!.includes('·'))).toBeCloseTo(0.01, 2)
    expect(share(whole, row => /[\u{10000}-\u{3ffff}]/u.test(row['姓名']!))).toBeGreaterThan(0.002)
    expect(share(whole, row => row['加入党组织日期']!.length < 10)).toBeGreaterThan(0.03)
    expect(share(whole, row => !row['联系电话'])).toBeGreaterThan(0.02)
    const early = whole.filter(row => /^197[0-6]/.test(row[8]!))
    expect(share(early, row => seventies(row) && !row['转为正式党员日期'])).toBeGreaterThan(0.4)
  })

  it('has branches of different sizes, none empty', () => {
    const sizes = new Map<string, number>()
    for (const branch of column(whole, '所在党支部全称')) sizes.set(branch, (sizes.get(branch) ?? 0) + 1)
    expect(Math.min(...sizes.values())).toBeGreaterThan(0)
    expect(Math.max(...sizes.values())).toBeGreaterThan(3 * Math.min(...sizes.values()))
  })

  it.each([1, 2, 3])('is taken by the importer without an error, seed %i', async seed => {
    const bytes = new TextEncoder().encode(
      writeCsv([[...officeHeadings], ...office(seed, { ...typical, members: 2000 })]),
    )
    const sheets = await parseSheets('office.csv', bytes)
    if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems))
    const { rows, problems } = readRoster(sheets.value[0]!, today)
    expect(rows).toHaveLength(2000)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
