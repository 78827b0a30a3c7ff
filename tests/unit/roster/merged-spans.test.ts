import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holdsOn, type Membership } from '../../../src-shared/roster/membership'
import { contradicting, mergeSpans } from '../../../src-shared/roster/merging/merged-spans'

const span = (id: string, organisation: string, from?: string, to?: string) => ({
  id,
  member: id,
  organisation,
  ...(from && { from }),
  ...(to && { to }),
})
/** What holds afterwards, in words, and the ids of those that went. */
const merged = (...[keep, other, holds]: [Membership[], Membership[], 'keep' | 'other']) => {
  const { put, added, removed } = mergeSpans('k', keep, other, holds)
  const left = [...put, ...added]
  return [...left.map(({ organisation, from, to }) => `${organisation} ${from ?? ''}~${to ?? ''}`).sort(), ...removed]
}

it('spans of one branch become one, from the earlier beginning to the later end', () => {
  expect(merged([span('1', 'a', '2020-01-01', '2021-01-01')], [span('2', 'a', '2020-06-01')], 'keep')).toEqual([
    'a 2020-01-01~',
    '2',
  ])
  expect(merged([span('1', 'a', '2020-01-01')], [span('2', 'a')], 'keep')).toEqual(['a ~', '2'])
})

it('spans that follow each other in different branches both stay', () => {
  const [one, two] = [[span('1', 'a', undefined, '2020-01-01')], [span('2', 'b', '2020-01-01')]] as const
  expect(contradicting([...one], [...two])).toEqual([])
  expect(merged([...one], [...two], 'keep')).toEqual(['a ~2020-01-01', 'b 2020-01-01~'])
})

it('in different branches at the same time the chosen one holds, and the other only for the time outside', () => {
  const [one, two] = [[span('1', 'a', '2020-01-01')], [span('2', 'b', '2018-01-01')]] as const
  expect(contradicting([...one], [...two])).toHaveLength(1)
  expect(merged([...one], [...two], 'keep')).toEqual(['a 2020-01-01~', 'b 2018-01-01~2020-01-01'])
  expect(merged([...one], [...two], 'other')).toEqual(['b 2018-01-01~', '1'])
})

it('how somebody left is not said of a span that goes on', () => {
  const left = { ...span('2', 'a', '2019-01-01', '2020-06-01'), departure: 'transferOut' as const, origin: '原支部' }
  const { put } = mergeSpans('k', [span('1', 'a', '2020-01-01')], [left], 'keep')
  expect(put).toEqual([{ id: '1', member: 'k', organisation: 'a', from: '2019-01-01', origin: '原支部' }])
})

it('who moved on is not listed a second time where the duplicate still stands open in the branch of before', () => {
  const moved = [span('1', 'a', '2020-01-01', '2024-03-01'), span('2', 'b', '2024-03-01')]
  expect(merged(moved, [span('3', 'a', '2019-01-01')], 'keep')).toEqual([
    'a 2019-01-01~2024-03-01',
    'b 2024-03-01~',
    '3',
  ])
})

it('where both moved on different days, the chosen day holds and nobody is in two branches in between', () => {
  const moved = (at: string, ids: [string, string]) => [span(ids[0], 'a', '2020-01-01', at), span(ids[1], 'b', at)]
  const [one, two] = [moved('2024-03-01', ['1', '2']), moved('2024-05-01', ['3', '4'])]
  expect(merged(one, two, 'keep')).toEqual(['a 2020-01-01~2024-03-01', 'b 2024-03-01~', '3', '4'])
  expect(merged(one, two, 'other')).toEqual(['a 2020-01-01~2024-05-01', 'b 2024-05-01~', '1', '2'])
})

it('who stands open on one record is still on a roster, also where the chosen record left long ago', () => {
  expect(merged([span('1', 'a', '2020-01-01', '2022-01-01')], [span('2', 'b', '2018-01-01')], 'keep')).toEqual([
    'a 2020-01-01~2022-01-01',
    'b 2018-01-01~2020-01-01',
    'b 2022-01-01~',
  ])
})

it('what lies between two that hold is filled, and each rest goes to its own neighbour', () => {
  const firm = [span('1', 'a', '2018-01-01', '2019-01-01'), span('2', 'b', '2021-01-01', '2022-01-01')]
  expect(merged(firm, [span('3', 'b', '2017-01-01')], 'keep')).toEqual([
    'a 2018-01-01~2019-01-01',
    'b 2017-01-01~2018-01-01',
    'b 2019-01-01~',
  ])
  expect(merged(firm, [span('3', 'c', '2018-06-01', '2021-06-01'), span('4', 'c', '2021-06-01')], 'keep')).toEqual([
    'a 2018-01-01~2019-01-01',
    'b 2021-01-01~2022-01-01',
    'c 2019-01-01~2021-01-01',
    'c 2022-01-01~',
  ])
})

it('an end that was cut off says nothing of a leaving, and a beginning that was cut off nothing of a coming', () => {
  const told = {
    ...span('2', 'b', '2010-01-01', '2025-02-01'),
    ...{ arrival: 'transferIn' as const, origin: '原支部', arrivalLetter: '1' },
    ...{ departure: 'transferOut' as const, destination: '外地', departureLetter: '2', receipt: '2025-02-01' },
  }
  const { id: _, from, to, arrival, origin, arrivalLetter, ...rest } = told
  const { departure, destination, departureLetter, receipt, ...plain } = { ...rest, member: 'k' }
  const came = { id: '2', ...plain, from, arrival, origin, arrivalLetter, to: '2020-01-01' }
  const left = { ...plain, from: '2021-01-01', departure, destination, departureLetter, receipt, to }
  const open = mergeSpans('k', [span('1', 'a', '2020-01-01')], [told], 'keep')
  expect(open.put[1]).toEqual(came)
  const closed = mergeSpans('k', [span('1', 'a', '2020-01-01', '2021-01-01')], [told], 'keep')
  expect([closed.put[1], closed.added]).toEqual([came, [left]])
})

it('the group that only the other record names is kept, also where its time lies within', () => {
  const { put } = mergeSpans('k', [span('1', 'a')], [{ ...span('2', 'a', '2020-01-01'), group: 'g' }], 'keep')
  expect(put).toEqual([{ id: '1', member: 'k', organisation: 'a', group: 'g' }])
})

const day = (n: number) => `2024-01-${String(n).padStart(2, '0')}`
const days = Array.from({ length: 12 }, (_, i) => day(i + 1))
/** A record's spans, one after the other, with gaps; the first may have no beginning and the last no end. */
const record = (side: string) =>
  fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 2, max: 11 }), { minLength: 1, maxLength: 6 }),
      branches: fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 7, maxLength: 7 }),
    })
    .map(({ cuts, branches }) => {
      const at = [undefined, ...cuts.sort((a, b) => a - b).map(day), undefined]
      return branches.flatMap((branch, i) =>
        branch && i < at.length - 1 ? [span(`${side}${i}`, branch, at[i], at[i + 1])] : [],
      )
    })

it('after any merge nobody is in two branches on a day, the chosen record holds, and no day without a branch is new', () => {
  fc.assert(
    fc.property(record('k'), record('o'), fc.constantFrom('keep' as const, 'other' as const), (keep, other, holds) => {
      const { put, added, removed } = mergeSpans('k', keep, other, holds)
      const on = (spans: readonly Pick<Membership, 'organisation' | 'from' | 'to'>[], date: string) =>
        spans.filter(one => holdsOn(one, date)).map(({ organisation }) => organisation)
      for (const date of days) {
        const [now, firm] = [on([...put, ...added], date), on(holds === 'keep' ? keep : other, date)]
        const before = firm.length ? firm : on(holds === 'keep' ? other : keep, date)
        expect(now).toEqual(before)
      }
      expect([...put.map(({ id }) => id), ...removed].sort()).toEqual([...keep, ...other].map(({ id }) => id).sort())
    }),
    { numRuns: 300 },
  )
})
