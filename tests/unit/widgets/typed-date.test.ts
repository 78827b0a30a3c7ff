import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysInMonth, printDate } from '../../../src-shared/plain-date'
import { readTypedDate } from '../../../src-renderer/widgets/typed-date'

const today = '2026-10-12'

describe('dates as people type them', () => {
  it.each([
    ['2026-10-02', '2026-10-02'],
    ['20261002', '2026-10-02'],
    ['2026.10.2', '2026-10-02'],
    ['2026/10/2', '2026-10-02'],
    ['2026年10月2日', '2026-10-02'],
    [' 10月2日 ', '2026-10-02'],
    ['10-2', '2026-10-02'],
  ])('%s', (typed, date) => expect(readTypedDate(typed, today)).toBe(date))

  it.each(['', '明天', '2026-02-30', '2026-10', '13-1', '2026-13-01', '1', '2026-10-02-3'])(
    '%s is no whole date',
    typed => expect(readTypedDate(typed, today)).toBeNull(),
  )
  it('what is shown is read back as itself', () => {
    const day = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .filter(([year, month, day]) => day <= daysInMonth(year, month))
    fc.assert(
      fc.property(day, ([year, month, day]) => {
        const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        expect(readTypedDate(printDate(date), today)).toBe(date)
      }),
    )
  })
})
