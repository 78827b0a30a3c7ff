import { expect, it } from 'vitest'
import { partTerm } from '../../../../src-renderer/screens/grid/part-term'

it('what belonged to a grid is said to its last day, not to the first day of the next grid', () => {
  expect(partTerm('2026-05-01', '2026-10-01')).toBe('2026年5月1日起，到2026年9月30日')
  expect(partTerm(null, '2027-01-01')).toBe('到2026年12月31日')
  expect(partTerm('2026-05-01', null)).toBe('2026年5月1日起')
  expect(partTerm(null, null)).toBe('一直')
})
