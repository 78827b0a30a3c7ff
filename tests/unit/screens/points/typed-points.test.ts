import { expect, it } from 'vitest'
import { readPoints } from '../../../../src-renderer/screens/points/typed-points'

it.each([
  ['0.5', 1],
  ['+1', 2],
  ['-2', -4],
  ['−2.5', -5],
  ['１', 2],
  ['3分', 6],
  ['2.0', 4],
])('%j are %i half points', (typed, halves) => expect(readPoints(typed)).toBe(halves))

it.each(['', '0.3', '1.25', '一分', '--1'])('%j is no number of half points', typed =>
  expect(readPoints(typed)).toBeNull(),
)
