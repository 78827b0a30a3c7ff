import { expect, it } from 'vitest'
import { contradicting, mergeSpans } from '../../../src-shared/roster/merging/merged-spans'

const span = (id: string, organisation: string, from?: string, to?: string) => ({
  id,
  member: id,
  organisation,
  ...(from && { from }),
  ...(to && { to }),
})
const merged = (...[keep, other, holds]: [ReturnType<typeof span>[], ReturnType<typeof span>[], 'keep' | 'other']) => {
  const { put, removed } = mergeSpans('k', keep, other, holds)
  return [...put.map(({ organisation, from, to }) => `${organisation} ${from ?? ''}~${to ?? ''}`).sort(), ...removed]
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
