import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BundleInfo } from '../../../src-shared/bundle/bundle-info'
import { currentOf, differencesOf } from '../../../src-shared/street/current'
import { placeOf } from '../../../src-shared/street/sequence'

const office = '371722001001'
const digest = (n: number) => String(n).padStart(64, '0')
const held = (sequence: number, more: object = {}) => ({
  id: digest(sequence),
  office,
  epoch: 1,
  sequence,
  previous: sequence === 1 ? '' : digest(sequence - 1),
  ...more,
})
const info = (sequence: number, more: object = {}) =>
  ({ office, officeName: '安平社区', epoch: 1, sequence, previous: held(sequence).previous, ...more }) as BundleInfo
const codes = (outcome: ReturnType<typeof placeOf>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code))

describe('the place of a bundle (bundle.md, what the receiver does, 3)', () => {
  it('next in sequence with matching previous: taken', () => {
    expect(placeOf(info(2), digest(2), [held(1)])).toEqual({
      ok: true,
      value: { known: false, missing: { count: 0, first: [] } },
    })
  })
  it('known digest: nothing to do', () => {
    expect(placeOf(info(1), digest(1), [held(1)])).toMatchObject({ ok: true, value: { known: true } })
  })
  it('same sequence, other digest: two offices with one key', () => {
    expect(codes(placeOf(info(1), digest(9), [held(1)]))).toEqual(['bundle-fork'])
  })
  it('a predecessor that is not the one held, or that the next one held does not know', () => {
    expect(codes(placeOf(info(2, { previous: digest(7) }), digest(2), [held(1)]))).toEqual(['bundle-fork'])
    expect(codes(placeOf(info(1), digest(9), [held(2)]))).toEqual(['bundle-fork'])
  })
  it('gap: taken, and the missing ones are named', () => {
    expect(placeOf(info(4), digest(4), [held(1)])).toMatchObject({
      ok: true,
      value: { missing: { count: 2, first: [2, 3] } },
    })
  })
  it('far ahead of what came: taken, and the missing ones are counted, not counted out', () => {
    const far = 999_999_999_999_999
    expect(placeOf(info(far), digest(far), [held(2)])).toMatchObject({
      ok: true,
      value: { missing: { count: far - 2, first: [1, 3, 4, 5, 6, 7, 8, 9, 10, 11] } },
    })
  })
  it('an older one that fits the chain fills the gap', () => {
    expect(placeOf(info(2), digest(2), [held(1), held(3)])).toMatchObject({
      ok: true,
      value: { missing: { count: 0 } },
    })
  })
  it('the first of an office follows nothing', () => {
    expect(codes(placeOf(info(1, { previous: digest(0) }), digest(1), []))).toEqual(['bundle-chain'])
  })
  it('other offices’ bundles do not count', () => {
    expect(placeOf(info(1), digest(9), [held(1, { office: '371722001002' })])).toMatchObject({ ok: true })
  })
})

const figure = (code: string, numerator: number, denominator: number | null = null) => ({
  code,
  label: code,
  numerator,
  denominator,
})
const standing = (sequence: number, edition: number, cutoff: string) => ({
  ...held(sequence),
  period: '2026Q3',
  edition,
  cutoff,
  figures: [],
  recomputed: [],
})

describe('what speaks for an office', () => {
  it('does not depend on the order in which bundles came', () => {
    const all = [
      standing(1, 1, '2026-10-01T00:00:00Z'),
      standing(2, 2, '2026-10-02T00:00:00Z'),
      standing(3, 2, '2026-10-03T00:00:00Z'),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), some => {
        expect(currentOf(some, '2026Q3').get(office)?.sequence).toBe(3)
      }),
    )
  })
  it('is the first of a new PC without books, however often the lost one had sent', () => {
    const lost = standing(7, 3, '2026-10-05T00:00:00Z')
    const first = { ...standing(1, 1, '2026-10-04T00:00:00Z'), epoch: 2 }
    for (const order of [
      [lost, first],
      [first, lost],
    ])
      expect(currentOf(order, '2026Q3').get(office)).toBe(first)
  })
  it('goes by numbers, however many digits they have', () => {
    const [less, more] = [9_000_000_000, 20_000_000_000].map(n => standing(n, n, '2026-10-01T00:00:00Z'))
    expect(currentOf([more!, less!], '2026Q3').get(office)).toBe(more)
  })
})

describe('figures counted again', () => {
  it('name what differs and what the sender left out', () => {
    const found = differencesOf({
      figures: [figure('a', 1, 2), figure('b', 3)],
      recomputed: [figure('a', 1, 2), figure('b', 4), figure('c', 5, 6)],
    })
    expect(found.map(({ counted, sent }) => [counted.code, sent?.numerator ?? null])).toEqual([
      ['b', 3],
      ['c', null],
    ])
  })
})
