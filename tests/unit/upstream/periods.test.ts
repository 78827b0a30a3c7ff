import { describe, expect, it } from 'vitest'
import { boundsOf, inPeriod, isPeriod, lastPeriods, lengthOf, monthsOf, periodOf } from '../../../src-shared/period'
import { arraySource } from '../../../src-shared/source'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { meeting, roster } from '../meetings/example-meeting'

const day = (at: string, more: object = {}) => ({ ...meeting(), id: at, kind: 'themeDay', date: at, ...more })
const books = {
  organisations: [{ id: 'b1', kind: 'branch' }],
  members: roster.map(line => ({ id: line.member, membership: line.membership })),
  memberships: roster.map(line => ({ id: `s${line.member}`, member: line.member, organisation: 'b1' })),
  meetings: [
    day('2026-01-31'),
    day('2026-02-28', { countsAs: ['branchGeneral'] }),
    day('2026-03-31'),
    day('2026-06-30'),
    day('2026-07-01'),
    day('2026-12-31', { kind: 'orgLife' }),
    day('2027-01-20', { kind: 'orgLife', belongsToYear: 2026 }),
  ],
  points: [
    { id: 'p1', member: roster[0]!.member, date: '2026-06-30' },
    { id: 'p2', member: roster[1]!.member, date: '2026-07-01' },
  ],
}
const counted = async (period: string, until = '2027-02-01') =>
  new Map((await figuresOf(arraySource(books), period, until)).map(one => [one.code, one]))
const sum = async (periods: readonly string[], code: string) => {
  const parts = await Promise.all(periods.map(async period => (await counted(period)).get(code)!))
  const add = (of: 'numerator' | 'denominator') => parts.reduce((all, part) => all + (part[of] ?? 0), 0)
  return [add('numerator'), add('denominator')]
}

describe('periods are of the calendar', () => {
  it('trap §2.8.9: a quarter is the calendar’s, never the last 90 days', () => {
    expect(boundsOf('2026Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(inPeriod('2026Q3')('2026-06-30')).toBe(false)
    expect(periodOf('2026-10-01', 'quarter')).toBe('2026Q4')
  })
  it('a half-year and a month end where the calendar ends them, in leap years too', () => {
    expect(boundsOf('2026H1')).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(boundsOf('2026H2')).toEqual({ from: '2026-07-01', to: '2026-12-31' })
    expect(boundsOf('2028-02').to).toBe('2028-02-29')
    expect(boundsOf('2026-02').to).toBe('2026-02-28')
    expect(monthsOf('2026H2')).toHaveLength(6)
  })
  it('nobody reports by the week, and no other spelling is a period (domain §9.1)', () => {
    for (const text of ['2026W31', '2026H3', '2026Q5', '2026-13', '2026-00', '2026h1', '26Q1', '2026-9'])
      expect(isPeriod(text), text).toBe(false)
    expect(['2026', '2026H2', '2026Q3', '2026-09'].map(lengthOf)).toEqual(['year', 'half', 'quarter', 'month'])
  })
  it('those before one are of its length, over the end of the year', () => {
    expect(lastPeriods('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
    expect(lastPeriods('2026H1', 3)).toEqual(['2026H1', '2025H2', '2025H1'])
    expect(lastPeriods('2026Q2', 4)).toEqual(['2026Q2', '2026Q1', '2025Q4', '2025Q3'])
    expect(lastPeriods('2026', 2)).toEqual(['2026', '2025'])
  })
})

describe('the figures of longer and shorter periods', () => {
  const quarters = ['2026Q1', '2026Q2', '2026Q3', '2026Q4']
  const codes = ['meetings.themeDay', 'meetings.branchGeneral', 'meetings.orgLife', 'meetings.records']
  it('a duty is owed in one month, one quarter and one half-year: the parts add up to the year', async () => {
    for (const code of codes) {
      const whole = await sum(['2026'], code)
      expect(await sum(['2026H1', '2026H2'], code), code).toEqual(whole)
      expect(await sum(quarters, code), code).toEqual(whole)
      expect(await sum(monthsOf('2026'), code), code).toEqual(whole)
    }
    expect(await sum(['2026'], 'meetings.themeDay')).toEqual([5, 12])
  })
  it('a quarterly duty is owed in the month that ends its quarter, and met by what was held earlier in it', async () => {
    const general = async (period: string) => (await counted(period)).get('meetings.branchGeneral')
    expect(await general('2026-02')).toMatchObject({ numerator: 0, denominator: 0 })
    expect(await general('2026-03')).toMatchObject({ numerator: 1, denominator: 1 })
  })
  it('trap §9.4: by the day of the fact, never the day of entry', async () => {
    const entries = async (period: string) => (await counted(period)).get('points.entries')?.numerator
    expect(await Promise.all(['2026H1', '2026H2', '2026-06', '2026-07'].map(entries))).toEqual([1, 1, 1, 1])
  })
  it('trap §2.8.10: what was held late in January counts in the half-year that ends the year it belongs to', async () => {
    const late = { ...books, meetings: [books.meetings[6]!] }
    const figures = await figuresOf(arraySource(late), '2026H2', '2027-02-01')
    expect(figures.find(({ code }) => code === 'meetings.orgLife')).toMatchObject({ numerator: 1, denominator: 1 })
    expect((await counted('2026H1')).get('meetings.orgLife')).toMatchObject({ denominator: 0 })
  })
  it('members are those of the last day of the period, whatever its length', async () => {
    const left = { ...books, memberships: books.memberships.map((one, i) => (i ? one : { ...one, to: '2026-07-01' })) }
    const total = async (period: string) =>
      (await figuresOf(arraySource(left), period, '2027-02-01')).find(({ code }) => code === 'members.total')!.numerator
    expect(await Promise.all(['2026-06', '2026H1', '2026Q3', '2026'].map(total))).toEqual([18, 18, 17, 17])
  })
})
