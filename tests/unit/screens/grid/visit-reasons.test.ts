import { expect, it } from 'vitest'
import { callDeed } from '../../../../src-renderer/screens/grid/visits/visit-deeds'
import { reasonOptions } from '../../../../src-renderer/screens/grid/visits/visit-form'
import { callingReasons } from '../../../../src-shared/grid/visit'

it('a visit is registered for one of the five first (五访, S1), then for a pairing or any day', () => {
  expect(reasonOptions.map(({ value }) => value)).toEqual([...callingReasons, 'pairing', 'routine'])
})

it('who moved in is listed by itself, so nobody is asked to write it down as a call', () => {
  const options = callDeed('2026-11-23').fields.find(({ name }) => name === 'reason')!.options!
  expect(options.map(({ value }) => value)).toEqual(['misfortune', 'demand', 'jobless', 'sickbed', 'routine'])
})
