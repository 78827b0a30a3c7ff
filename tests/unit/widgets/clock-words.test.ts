import { describe, expect, it } from 'vitest'
import { clockWords } from '../../../src-renderer/widgets/clock-words'

/** An instant by this PC's own clock, so that the test holds in every time zone. */
const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute).toISOString()

describe('when something was', () => {
  it('is said by the clock of the office, not by Greenwich', () => {
    expect(clockWords(at(2026, 10, 12, 0, 5), '2026-10-12')).toBe('今天 00:05')
    expect(clockWords(at(2026, 10, 12, 23, 59), '2026-10-12')).toBe('今天 23:59')
  })
  it('other days by their date, other years with the year', () => {
    expect(clockWords(at(2026, 10, 6, 16, 40), '2026-10-12')).toBe('10月6日 16:40')
    expect(clockWords(at(2025, 12, 31, 8, 0), '2026-01-01')).toBe('2025年12月31日 08:00')
  })
})
