import { describe, expect, it } from 'vitest'
import pack from '../../../resources/roster/structure.json'
import { choiceReader } from '../../../src-shared/roster/read-choice'
import { nations, educations } from '../../../src-shared/roster/choices'
import type { Member } from '../../../src-shared/roster/member'
import { aspectKeys, aspects, inBand, sharesOf, structureOn } from '../../../src-shared/roster/structure'
import { diceOf } from '../../../src-shared/sample/dice'
import { rosterHeadings, sampleBranches, sampleRoster } from '../../../src-shared/sample/sample-roster'

const day = '2026-10-12'
const branches = sampleBranches('安平社区', 5)
const columns = new Map(rosterHeadings.map((heading, i) => [heading as string, i]))
const lines = sampleRoster(diceOf(11), 208, branches, day)
const cell = (line: readonly string[], heading: string) => line[columns.get(heading)!]!

const nationOf = choiceReader(nations)
const educationOf = choiceReader(educations)
const members = lines.map((line, i): Member => ({
  id: String(i),
  name: cell(line, '姓名'),
  sex: cell(line, '性别') === '男' ? '1' : '2',
  nation: nationOf(cell(line, '民族')),
  birth: cell(line, '出生日期') || undefined,
  education: educationOf(cell(line, '学历')),
  membership: cell(line, '人员类别') === '正式党员' ? 'full' : 'probationary',
  joined: cell(line, '加入党组织日期') || undefined,
  regularised: cell(line, '转为正式党员日期') || undefined,
}))
const memberships = lines.map((line, i) => ({
  id: `s${i}`,
  member: String(i),
  organisation: String(branches.indexOf(cell(line, '所在党支部全称'))),
}))
const organisations = branches.map((name, i) => ({ id: String(i), kind: 'branch' as const, name }))
const tables = { members, memberships, organisations }
const byText = (a: string, b: string) => (a < b ? -1 : 1)
const structure = structureOn(day, tables, byText)
const counted = (row: typeof structure.total, aspect: string, band: string) =>
  row.shares.find(share => share.aspect === aspect && share.band === band)!.numerator

const one = (more: Partial<Member>): Member => ({ id: '1', name: '王强', membership: 'full', ...more })
const bandOf = (aspect: (typeof aspectKeys)[number], more: Partial<Member>) =>
  sharesOf([one(more)], day).find(share => share.aspect === aspect && share.numerator === 1)!.band

describe('the make-up of a membership', () => {
  it('agrees with a count of the sheet itself that knows nothing of bands', () => {
    /** Age by the calendar: the years' difference, one less before the birthday. */
    const age = (birth: string) =>
      2026 - Number(birth.slice(0, 4)) - (Number(birth.slice(5).replace('-', '')) > 1012 ? 1 : 0)
    for (const name of [...branches, undefined]) {
      const here = lines.filter(line => !name || cell(line, '所在党支部全称') === name)
      const row = name ? structure.rows.find(found => found.name === name)! : structure.total
      const ages = here.map(line => age(cell(line, '出生日期')))
      expect(row.members).toBe(here.length)
      expect(counted(row, 'sex', '2')).toBe(here.filter(line => cell(line, '性别') === '女').length)
      expect(counted(row, 'nation', 'minority')).toBe(here.filter(line => cell(line, '民族') !== '汉族').length)
      expect(counted(row, 'membership', 'probationary')).toBe(
        here.filter(line => cell(line, '人员类别') === '预备党员').length,
      )
      expect(counted(row, 'age', 'to30')).toBe(ages.filter(years => years < 31).length)
      expect(counted(row, 'age', '46to50')).toBe(ages.filter(years => years > 45 && years < 51).length)
      expect(counted(row, 'age', 'from61')).toBe(ages.filter(years => years > 60).length)
      expect(counted(row, 'education', 'graduate')).toBe(here.filter(line => /研究生/.test(cell(line, '学历'))).length)
    }
  })

  it('puts everybody into one band of each aspect, and the branches add up to the whole', () => {
    for (const row of [...structure.rows, structure.total])
      for (const aspect of aspectKeys) {
        const shares = row.shares.filter(share => share.aspect === aspect)
        expect(shares.map(({ band }) => band)).toEqual(aspects[aspect].bands.map(({ key }) => key))
        expect(shares.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(row.members)
        for (const { denominator } of shares) expect(denominator).toBe(row.members)
      }
    structure.total.shares.forEach(({ numerator }, i) =>
      expect(structure.rows.reduce((sum, row) => sum + row.shares[i]!.numerator, 0)).toBe(numerator),
    )
  })

  it('names the people behind each number', () => {
    const people = members.map(member => ({ member, organisation: '0' }))
    for (const { aspect, band, numerator } of structure.total.shares)
      expect(inBand(people, aspect, band, day), `${aspect} ${band}`).toHaveLength(numerator)
  })

  it.each([
    ['1996-10-12', 'to30'],
    ['1995-10-13', 'to30'],
    ['1995-10-12', '31to35'],
    ['1966-10-12', '56to60'],
    ['1965-10-13', '56to60'],
    ['1965-10-12', 'from61'],
    ['1965', 'from61'],
    [undefined, 'unknown'],
  ])('age: who was born on %s is in %s on that day', (birth, band) => {
    expect(bandOf('age', { birth })).toBe(band)
  })

  it('looks at the day that is asked about: kind, 党龄 and age change with it', () => {
    const person = one({ birth: '1995-10-12', regularised: '2021-07-01', joined: '2020-07-01' })
    const at = (when: string) =>
      sharesOf([person], when).flatMap(share => (share.numerator ? `${share.aspect} ${share.band}` : []))
    expect(at('2021-06-30')).toEqual(expect.arrayContaining(['membership probationary', 'partyAge probation']))
    expect(at('2026-10-11')).toEqual(expect.arrayContaining(['membership full', 'partyAge to5', 'age to30']))
    expect(at('2027-07-01')).toEqual(expect.arrayContaining(['partyAge 6to10', 'age 31to35']))
  })

  it('takes 其他 and 外国血统 for no minority, and what is not on file for unknown', () => {
    expect(['02', '56', '97', '98', undefined].map(nation => bandOf('nation', { nation }))).toEqual([
      'minority',
      'minority',
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(bandOf('education', { education: '90' })).toBe('unknown')
    expect(bandOf('partyAge', {})).toBe('unknown')
  })

  it('has bands that follow on each other, each pack with its source', () => {
    for (const { bands, source } of [pack.age, pack.partyAge]) {
      expect(source).not.toBe('')
      const ends = bands.flatMap(({ to }) => to ?? [])
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
      expect(ends).toHaveLength(bands.length - 1)
    }
  })
})
