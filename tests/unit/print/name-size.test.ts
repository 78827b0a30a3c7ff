import { expect, test } from 'vitest'
import { nameSize, textWidth } from '../../../src-renderer/print/name-size'

test('names are made smaller, never cut off', () => {
  expect(nameSize('')).toBe('full')
  expect(nameSize('方　芳')).toBe('full')
  expect(nameSize('欧阳文静')).toBe('full')
  expect(nameSize('阿卜杜热合曼·买买提依明')).toBe('small')
  expect(nameSize('阿卜杜热合曼·买买提依明·图尔荪江')).toBe('smallest')
})
test('a rare character counts once, a digit about half', () => {
  expect(textWidth('𠮷野家')).toBe(3)
  expect(textWidth('14:30')).toBeCloseTo(2.75)
})
