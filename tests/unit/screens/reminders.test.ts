import { describe, expect, it } from 'vitest'
import {
  isReminded,
  isReminder,
  remindersOn,
  type RemindedMember,
} from '../../../src-renderer/screens/roster/reminders'

const today = '2026-11-20'
const member = (more: Partial<RemindedMember>): RemindedMember => ({
  membership: 'full',
  joined: null,
  regularised: null,
  ...more,
})

describe('reminders', () => {
  it('a political birthday is the month of joining, also where only the month is known', () => {
    expect(isReminded('birthday', member({ joined: '1986-11-01' }), today)).toBe(true)
    expect(isReminded('birthday', member({ joined: '1986-11' }), today)).toBe(true)
    expect(isReminded('birthday', member({ joined: '1986' }), today)).toBe(false)
    expect(isReminded('birthday', member({}), today)).toBe(false)
  })
  it('fifty years are counted from 转正, and from joining only where that is how party age counts', () => {
    expect(isReminded('fifty', member({ joined: '1976-07-01', regularised: '1977-07-01' }), today)).toBe(true)
    expect(isReminded('fifty', member({ joined: '1977-07-01', regularised: '1978-07-01' }), today)).toBe(false)
    expect(isReminded('fifty', member({ joined: '1977-03', partyAge: 49 }), today)).toBe(true)
    expect(isReminded('fifty', member({ joined: '1977-03' }), today)).toBe(false)
  })
  it('probation that ends within two months, over the turn of the year, or has ended', () => {
    const probationary = (joined: string) =>
      isReminded('probation', member({ membership: 'probationary', joined }), today)
    expect(probationary('2026-01-31')).toBe(true)
    expect(probationary('2025-11-30')).toBe(true)
    expect(probationary('2024-05-01')).toBe(true)
    expect(probationary('2026-02-01')).toBe(false)
    expect(isReminded('probation', member({ joined: '2025-11-30' }), today)).toBe(false)
  })
  it('only those that concern somebody are shown', () => {
    expect(remindersOn([member({ joined: '1990-11-02' })], today)).toEqual([
      { key: 'birthday', title: '11月政治生日', count: 1 },
    ])
    expect(isReminder('birthday')).toBe(true)
    expect(isReminder('toString')).toBe(false)
  })
})
