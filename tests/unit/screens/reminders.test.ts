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
    expect(isReminded('fifty', member({ joined: '1977-03' }), today)).toBe(true)
    expect(isReminded('fifty', member({ joined: '1977-08-12' }), today)).toBe(false)
    expect(isReminded('fifty', member({ joined: '1976-07-01', regularised: '1977-07-02' }), today)).toBe(false)
    expect(isReminded('fifty', member({ joined: '1975-03', regularised: '1976-07' }), '2026-06-30')).toBe(true)
  })
  it('probation that ends this month or next, over the turn of the year, or has ended', () => {
    const probationary = (joined: string) =>
      isReminded('probation', member({ membership: 'probationary', joined }), today)
    expect(probationary('2025-12-31')).toBe(true)
    expect(isReminded('probation', member({ membership: 'probationary', joined: '2025-01-31' }), '2025-12-31')).toBe(
      true,
    )
    expect(
      isReminded('probation', member({ membership: 'probationary', joined: '2025-06-01', extended: 12 }), today),
    ).toBe(false)
    expect(probationary('2025-11-30')).toBe(true)
    expect(probationary('2024-05-01')).toBe(true)
    expect(probationary('2026-01-01')).toBe(false)
    expect(isReminded('probation', member({ joined: '2025-11-30' }), today)).toBe(false)
  })
  it('contact lost for six months, or lost since nobody knows when; not one day sooner', () => {
    const lost = (lostSince: string | null) => isReminded('lost', member({ lostContact: true, lostSince }), today)
    expect([lost('2026-05-20'), lost('2026-05-21'), lost('2026-05'), lost(null)]).toEqual([true, false, true, true])
    expect(isReminded('lost', member({ lostContact: false, lostSince: '2020-01-01' }), today)).toBe(false)
  })
  it('only those that concern somebody are shown', () => {
    expect(remindersOn([member({ joined: '1990-11-02' })], today)).toEqual([
      { key: 'birthday', title: '11月政治生日', count: 1, to: { path: '/roster', query: { reminder: 'birthday' } } },
    ])
    expect(isReminder('birthday')).toBe(true)
    expect(isReminder('toString')).toBe(false)
  })
})
