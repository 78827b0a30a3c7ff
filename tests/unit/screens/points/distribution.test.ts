import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distribution } from '../../../../src-renderer/screens/points/distribution'

const words = (bins: { label: string; count: number; own: boolean }[]) =>
  bins.filter(({ count }) => count).map(({ label, count, own }) => `${label}:${count}${own ? '*' : ''}`)

describe('the distribution of a branch', () => {
  it('steps of five from 60 to 95以上, halves in the step they have begun', () => {
    // 64.5, 65, 84, 95, 101 points
    const bins = distribution([129, 130, 168, 190, 202], 168)
    expect(bins.map(({ label }) => label)).toEqual([
      '60–64',
      '65–69',
      '70–74',
      '75–79',
      '80–84',
      '85–89',
      '90–94',
      '95以上',
    ])
    expect(words(bins)).toEqual(['60–64:1', '65–69:1', '80–84:1*', '95以上:2'])
  })
  it('who is below 60 has a bar of their own, only then', () => {
    expect(words(distribution([100, 120], null))).toEqual(['60以下:1', '60–64:1'])
    expect(distribution([120], null)[0]!.label).toBe('60–64')
  })
  it('免积分 is not nought: it is in no bar', () => {
    expect(words(distribution([null, 140, null], null))).toEqual(['70–74:1'])
  })
  it('everybody who is scored is in exactly one bar', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 })), totals => {
        expect(distribution(totals, null).reduce((sum, { count }) => sum + count, 0)).toBe(totals.length)
      }),
    )
  })
})
