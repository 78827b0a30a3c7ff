import { expect, test } from 'vitest'
import { printDelta, printPoints, printRuleDelta, printRulePoints } from '../../../src-shared/points/print-points'

test('half points print with one decimal and a true minus', () => {
  expect([168, 1, 0, -4, -1, 199].map(printPoints)).toEqual(['84.0', '0.5', '0.0', '−2.0', '−0.5', '99.5'])
  expect([1, -4, 0, 50].map(printDelta)).toEqual(['+0.5', '−2.0', '0.0', '+25.0'])
  expect([16, 5].map(printRulePoints)).toEqual(['8', '2.5'])
  expect([1, 2, -4].map(printRuleDelta)).toEqual(['+0.5', '+1', '−2'])
})
