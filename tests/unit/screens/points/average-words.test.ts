import { describe, expect, it } from 'vitest'
import { averageWords } from '../../../../src-renderer/screens/points/year/average-words'

describe('what is on average a member’s', () => {
  it('is of scored members, in points with two decimals', () => {
    expect(averageWords(69, 14)).toBe('2.46')
    expect(averageWords(2, 16)).toBe('0.06')
    expect(averageWords(-5, 2)).toBe('−1.25')
    expect(averageWords(0, 3)).toBe('0.00')
  })

  it('is nothing where nobody is scored', () => {
    expect(averageWords(0, 0)).toBe('—')
  })
})
