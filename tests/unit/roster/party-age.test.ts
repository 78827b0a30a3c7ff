import { describe, expect, it } from 'vitest'
import { fiftyYearsIn, partyAge, probationEnds } from '../../../src-shared/roster/party-age'
import { eraOf, partyEras } from '../../../src-shared/roster/party-eras'

const age = (
  joined: string | undefined,
  regularised: string | undefined,
  day = '2026-07-01',
  membership: 'full' | 'probationary' = 'full',
) => partyAge({ membership, joined, regularised }, day)

describe('党龄', () => {
  it('counts completed years from 转正, not from joining', () => {
    expect(age('1993-11-25', '1994-11-25', '2026-11-24')).toBe(31)
    expect(age('1993-11-25', '1994-11-25', '2026-11-25')).toBe(32)
  })

  it('is 50 on 1 July 2021 for who became a full member on 1 July 1971, not a day later', () => {
    expect(age('1970-07-01', '1971-07-01', '2021-07-01')).toBe(50)
    expect(age('1970-07-01', '1971-07-02', '2021-07-01')).toBe(49)
  })

  it('counts from joining where there was no probation, 1969-04-01 to 1977-08-11', () => {
    expect(age('1970-07-01', undefined)).toBe(56)
    expect(age('1970', undefined)).toBe(56)
    expect(age('1969-04-01', undefined)).toBe(57)
    expect(age('1977-08-11', undefined)).toBe(48)
  })

  it('is not known otherwise without the day of 转正', () => {
    expect(age('1969-03-31', undefined)).toBeUndefined()
    expect(age('1977-08-12', undefined)).toBeUndefined()
    expect(age('1969', undefined)).toBeUndefined()
    expect(age('1977-08', undefined)).toBeUndefined()
    expect(age(undefined, undefined)).toBeUndefined()
  })

  it('is 0 for probationary members, also for who is one still on that day', () => {
    expect(age('2026-01-01', undefined, '2026-07-01', 'probationary')).toBe(0)
    expect(age('2025-10-01', '2026-10-01', '2026-07-01')).toBe(0)
  })
})

describe('the eras of joining', () => {
  it('follow each other without a gap or a day in two of them', () => {
    const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    partyEras.slice(1).forEach(({ from }, i) => expect(from).toBe(next(partyEras[i]!.to)))
  })

  it.each([
    ['1956-09-14', [6, 12, 24]],
    ['1956-09-15', [12]],
    ['1969-03-31', [12]],
    ['1969-04-01', []],
    ['1977-08-11', []],
    ['1977-08-12', [12]],
    ['1982-09-05', [12]],
    ['1982-09-06', [12]],
  ])('%s has its own length of probation', (joined, months) => {
    expect(eraOf(joined)?.probation).toEqual(months)
  })

  it('a date that may lie in two eras lies in none, and before 1945 nothing is said', () => {
    for (const joined of ['1969', '1977-08', '1982-09', '1938-05-01']) expect(eraOf(joined)).toBeUndefined()
    expect(eraOf('1977-07')?.probation).toEqual([])
  })

  it('a missing 转正 is nothing on probation in the years without it, and never guessed in the others', () => {
    expect(age('1975-06-30', undefined, '2026-07-01')).toBe(51)
    expect(age('1960-06-30', undefined, '2026-07-01')).toBeUndefined()
  })
})

describe('光荣在党50年', () => {
  const fifty = (joined: string | undefined, regularised: string | undefined, year = 2021) =>
    fiftyYearsIn({ joined, regularised }, year)

  it('is reached on the very 1 July, in one year only', () => {
    expect(fifty('1970-07-01', '1971-07-01')).toBe('yes')
    expect(fifty('1970-07-01', '1971-07-02')).toBe('no')
    expect(fifty('1969-07-01', '1970-07-02')).toBe('yes')
    expect(fifty('1969-07-01', '1970-07-01')).toBe('no')
    expect(fifty('1970-07-01', '1971-07-02', 2022)).toBe('yes')
  })

  it('counts from joining without probation, from nothing where 转正 is missing otherwise', () => {
    expect(fifty('1971-06-01', undefined)).toBe('yes')
    expect(fifty('1968-06-01', undefined, 2019)).toBe('no')
    expect(fifty(undefined, undefined)).toBe('no')
  })

  it('is to be checked where only the year or the month is known and it decides', () => {
    expect(fifty(undefined, '1971')).toBe('check')
    expect(fifty(undefined, '1971-07')).toBe('check')
    expect(fifty(undefined, '1971-06')).toBe('yes')
  })
})

describe('the end of probation', () => {
  it('is a year after joining, as exact as that is known; a leap day ends on the 28th', () => {
    expect(probationEnds('2025-11-30')).toBe('2026-11-30')
    expect(probationEnds('2024-02-29')).toBe('2025-02-28')
    expect(probationEnds('2025-11')).toBe('2026-11')
    expect(probationEnds('2025')).toBe('2026')
  })

  it('is later by what a meeting extended it', () => {
    expect(probationEnds('2025-08-31', 6)).toBe('2027-02-28')
    expect(probationEnds('2025-08-31', 12)).toBe('2027-08-31')
  })
})
