import { describe, expect, it } from 'vitest'
import { isPlainDate } from '../../../src-shared/plain-date'
import { diceOf } from '../../../src-shared/sample/dice'
import { sampleMeetings } from '../../../src-shared/sample/sample-meetings'
import { rosterHeadings, sampleBranches, sampleRoster } from '../../../src-shared/sample/sample-roster'

const roster = (seed: number, members: number, branches = 5) =>
  sampleRoster(diceOf(seed), members, sampleBranches('安平社区', branches), '2026-10-12')

describe('the sample office', () => {
  it('is the same for the same seed and another for another', () => {
    expect(roster(7, 60)).toEqual(roster(7, 60))
    expect(roster(7, 60)).not.toEqual(roster(8, 60))
  })

  it.each([1, 36, 208, 5000])('has %i members, each with every column of the form', size => {
    const rows = roster(1, size)
    expect(rows).toHaveLength(size)
    for (const row of rows) expect(row).toHaveLength(rosterHeadings.length)
  })

  it('invents identity numbers with a right check digit, sex and birth, that begin with 99', () => {
    for (const row of roster(3, 300)) {
      const [, id, sex, , birth] = row as [string, string, string, string, string]
      expect(id).toMatch(/^99\d{15}[\dX]$/)
      expect(id.slice(6, 14)).toBe(birth.replace(/-/g, ''))
      expect(Number(id[16]) % 2 === 1).toBe(sex === '男')
      const powers = [...id.slice(0, 17)].reduce((sum, digit, i) => sum + Number(digit) * (2 ** (17 - i) % 11), 0)
      expect((powers + (id[17] === 'X' ? 10 : Number(id[17]))) % 11).toBe(1)
    }
  })

  it('gives every full member a real date of 转正 that is not before joining, and no probationary one any', () => {
    for (const row of roster(4, 500)) {
      const [category, joined, regularised] = [row[6], row[8]!, row[9]!]
      expect(isPlainDate(joined)).toBe(true)
      if (category === '预备党员') expect(regularised).toBe('')
      else {
        expect(isPlainDate(regularised)).toBe(true)
        expect(regularised >= joined).toBe(true)
      }
    }
  })

  it('names as many different branches as asked', () => {
    expect(new Set(sampleBranches('安平社区', 110)).size).toBe(110)
  })

  it('holds 4 general meetings and 12 theme days a year, none after the day it stands at', () => {
    const people = Array.from({ length: 16 }, (_, i) => ({ id: `m${i}`, name: `人${i}`, voting: i > 1 }))
    const year = sampleMeetings(diceOf(1), 'b', people, 2025, '2026-10-12')
    expect(year.filter(meeting => meeting.kind === 'branchGeneral')).toHaveLength(4)
    expect(year.filter(meeting => meeting.kind === 'themeDay')).toHaveLength(12)
    expect(sampleMeetings(diceOf(1), 'b', people, 2026, '2026-03-16')).toHaveLength(3)
  })
})
