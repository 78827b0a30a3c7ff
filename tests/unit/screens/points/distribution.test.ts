import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distribution } from '../../../../src-renderer/screens/points/distribution'

const words = (bins: { label: string; count: number; own: boolean }[]) =>
  bins.filter(({ count }) => count).map(({ label, count, own }) => `${label}:${count}${own ? '*' : ''}`)

describe('the distribution of a branch', () => {
  it('even steps from the fewest to the most, halves in the step they have begun', () => {
    // 64.5, 65, 84, 95, 101 points
    const bins = distribution([129, 130, 168, 190, 202], 168)
    expect(bins.map(({ label }) => label)).toEqual([
      ...['60–64', '65–69', '70–74', '75–79', '80–84', '85–89', '90–94', '95–99', '100–104'],
    ])
    expect(words(bins)).toEqual(['60–64:1', '65–69:1', '80–84:1*', '95–99:1', '100–104:1'])
  })
  it('a month’s sheet over a year and a base of twenty are spread as much as one of sixty', () => {
    expect(words(distribution([2200, 2300, 2390], null))).toEqual(['1100–1119:1', '1140–1159:1', '1180–1199:1'])
    expect(words(distribution([40, 60, 100], null))).toEqual(['20–24:1', '30–34:1', '50–54:1'])
    expect(distribution([], null)).toEqual([])
  })
  it('免积分 is not nought: it is in no bar', () => {
    expect(words(distribution([null, 140, null], null))).toEqual(['70–74:1'])
  })
  it('everybody who is scored is in exactly one bar', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 300_000 })), totals => {
        const bins = distribution(totals, null)
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(totals.length)
        expect(bins.length).toBeLessThanOrEqual(9)
      }),
    )
  })
})
