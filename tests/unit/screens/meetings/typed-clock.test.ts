import { expect, it } from 'vitest'
import { digitsOf, readClock } from '../../../../src-renderer/screens/meetings/typed-clock'

it.each([
  ['1430', '14:30'],
  ['930', '09:30'],
  ['9:05', '09:05'],
  ['14：30', '14:30'],
  ['14.30', '14:30'],
  ['14点', '14:00'],
  ['14时30分', '14:30'],
  [' 8:00 ', '08:00'],
])('the time %j is read as %s', (typed, clock) => expect(readClock(typed)).toBe(clock))

it('what is no time stays as it was typed, to be put right', () => {
  expect(readClock('下午')).toBe('下午')
  expect(readClock('')).toBe('')
})

it('numbers keep their digits alone, full-width ones too', () => {
  expect(digitsOf('１1票')).toBe('11')
  expect(digitsOf('007')).toBe('7')
  expect(digitsOf('0')).toBe('0')
  expect(digitsOf('-')).toBe('')
})
