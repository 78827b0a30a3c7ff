import { expect, test } from 'vitest'
import { meetingYear, nextNumber, numberAfterCorrection } from '../../../src-shared/meetings/meeting-number'

const at = (date: string, number: number, more: object = {}) => ({
  branch: 'b',
  kind: 'branchGeneral' as const,
  date,
  number,
  ...more,
})

test('第几次 counts by branch, kind and year', () => {
  const others = [
    at('2026-03-20', 1),
    at('2026-06-18', 2),
    at('2025-12-30', 5),
    at('2026-07-01', 9, { branch: 'c' }),
    at('2026-07-01', 8, { kind: 'group' }),
  ]
  expect(nextNumber(at('2026-09-24', 0), others)).toBe(3)
  expect(nextNumber(at('2024-09-24', 0), others)).toBe(1)
})
test('trap 10: the year it belongs to decides', () => {
  expect(meetingYear({ date: '2026-01-10', belongsToYear: 2025 })).toBe(2025)
  expect(nextNumber(at('2026-01-10', 0, { belongsToYear: 2025 }), [at('2025-12-30', 4)])).toBe(5)
})
test('a gap is not filled and a printed number never moves', () => {
  expect(nextNumber(at('2026-02-01', 0), [at('2026-03-20', 1), at('2026-09-24', 4)])).toBe(5)
  const before = at('2026-09-24', 4)
  expect(numberAfterCorrection(before, at('2026-09-20', 0), [at('2026-11-01', 5)])).toBe(4)
  expect(numberAfterCorrection(before, at('2025-09-20', 0), [])).toBe(1)
})
