import { describe, expect, it } from 'vitest'
import { addWorkingDays, holidaysKnown, isWorkingDay } from '../../src-shared/working-days'

describe('working days', () => {
  it('leave out weekends and holidays, and know the weekends that are worked instead', () => {
    expect(['2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11'].map(isWorkingDay)).toEqual([
      ...[false, false, true, true, false],
    ])
  })
  it('a term of ten over the National Day ends on the twentieth', () => {
    // From Wednesday, 30 September: 8, 9, Saturday the 10th, 12–16, 19, 20.
    expect(addWorkingDays('2026-09-30', 8)).toBe('2026-10-16')
    expect(addWorkingDays('2026-09-30', 10)).toBe('2026-10-20')
  })
  it('the day on which it begins does not count; none is the day itself', () => {
    expect(addWorkingDays('2026-11-09', 1)).toBe('2026-11-10')
    expect(addWorkingDays('2026-11-07', 0)).toBe('2026-11-07')
  })
  it('of a year that was not announced only the weekends are known', () => {
    expect([holidaysKnown('2026'), holidaysKnown('2031')]).toEqual([true, false])
    expect(isWorkingDay('2031-10-01')).toBe(true)
  })
})
