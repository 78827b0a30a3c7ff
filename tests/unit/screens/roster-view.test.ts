import fc from 'fast-check'
import { expect, it } from 'vitest'
import { conditions, noFilter } from '../../../src-renderer/screens/roster/roster-filter'
import { queryOf, viewOf, type RosterView } from '../../../src-renderer/screens/roster/use-roster-view'

it('an address says the whole view, and a clean one shows everybody', () => {
  const view: fc.Arbitrary<RosterView> = fc.record({
    asOf: fc.constantFrom(null, '2025-12-31'),
    branch: fc.constantFrom('', 'b-1'),
    words: fc.string(),
    filter: fc.record({
      values: fc.dictionary(fc.constantFrom(...conditions.map(({ key }) => key)), fc.constantFrom('60-70', '60-'), {
        noNullPrototype: true,
      }),
      reminder: fc.constantFrom(null, 'probation' as const),
    }),
    member: fc.constantFrom(null, 'm-1'),
  })
  fc.assert(fc.property(view, one => void expect(viewOf(queryOf(one))).toEqual(one)))
  expect(viewOf({})).toEqual({ asOf: null, branch: '', words: '', filter: noFilter, member: null })
})

it('an address that says what no program wrote is shown as nothing narrowed', () => {
  const odd = {
    asOf: '31.12.2025',
    reminder: 'nobody',
    membership: ['a', 'b'],
    member: null,
    age: 'old',
    joinedYear: '-',
  }
  expect(queryOf(viewOf(odd))).toEqual({})
})
