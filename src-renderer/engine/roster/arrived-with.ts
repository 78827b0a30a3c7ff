import type { Membership } from '../../../src-shared/roster/membership'

/**
 * The belongings that go on from one transfer into the community, the first one first: whoever changes their 党小组 has another
 * row, and how they came goes on with it. Empty where somebody did not come by a transfer.
 */
export function arrivedWith<M extends Membership>(span: M, spans: readonly M[]): M[] {
  if (span.arrival !== 'transferIn') return []
  const isSame = (one: M) => one.arrival === 'transferIn' && one.organisation === span.organisation
  let first = span
  for (;;) {
    const before = spans.find(one => one.to !== undefined && one.to === first.from && !one.departure && isSame(one))
    if (!before || before.id === first.id) break
    first = before
  }
  const chain = [first]
  for (;;) {
    const last = chain[chain.length - 1]!
    const next = spans.find(one => last.to !== undefined && !last.departure && one.from === last.to && isSame(one))
    if (!next || chain.includes(next)) return chain
    chain.push(next)
  }
}
