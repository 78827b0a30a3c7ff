import { expect, test } from 'vitest'
import { checkEntry, type HandEntry } from '../../../src-shared/points/check-entry'
import { shippedPacks } from '../../../src-shared/points/pack'

const codes = (entry: Partial<HandEntry>) =>
  checkEntry({ rule: 'B1', date: '2026-10-11', delta: 1, ...entry }, shippedPacks, '2026-10-12').map(
    one => `${one.severity} ${one.code}`,
  )

test('an entry by hand', () => {
  expect(codes({})).toEqual([])
  expect(codes({ delta: 200 })).toEqual([])
  expect(codes({ date: '2026-10-13' })).toEqual(['error date-future'])
  expect(codes({ date: '2025-10-13' })).toEqual(['error no-pack'])
  expect(codes({ rule: 'B0' })).toEqual(['error unknown-rule'])
  expect(codes({ rule: 'V1' })).toEqual(['error unknown-rule'])
})
test('the sign has to be the rule’s, an odd size is only asked about', () => {
  expect(codes({ delta: -1 })).toEqual(['error delta-sign'])
  expect(codes({ delta: 0 })).toEqual(['error delta-sign'])
  expect(codes({ rule: 'D2', delta: 6, evidence: '支委会决议' })).toEqual(['error delta-sign'])
  expect(codes({ rule: 'D2', delta: -6, evidence: '10月9日支委会决议' })).toEqual([])
  expect(codes({ rule: 'B2', delta: 1 })).toEqual(['warning delta-unusual'])
})
test('honours and grave deductions name their evidence', () => {
  expect(codes({ rule: 'C1', delta: 4 })).toEqual(['error evidence-required'])
  expect(codes({ rule: 'C1', delta: 4, evidence: '街道〔2026〕3号，10月9日支委会决议' })).toEqual([])
  expect(codes({ rule: 'D5', delta: -20, evidence: ' ' })).toEqual(['error evidence-required'])
})
test('what meetings enter themselves is asked about', () => {
  expect(codes({ rule: 'A1', delta: 1 })).toEqual(['warning comes-from-meetings'])
})
test('what the committee confirms names its resolution, or is asked about', () => {
  expect(codes({ rule: 'D2', delta: -6 })).toEqual(['warning resolution-unnamed'])
  expect(codes({ rule: 'C1', delta: 4, evidence: '街道〔2026〕3号' })).toEqual(['warning resolution-unnamed'])
  expect(codes({ rule: 'B4', delta: 2, evidence: '支委会认定岗位履职合格' })).toEqual([])
  expect(codes({ rule: 'B1', delta: 1 })).toEqual([])
})
