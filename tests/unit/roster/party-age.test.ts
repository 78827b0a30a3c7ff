import { describe, expect, it } from 'vitest'
import { partyAge } from '../../../src-shared/roster/party-age'

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
