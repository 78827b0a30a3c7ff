import { expect, it } from 'vitest'
import { givenName } from '../../../src-shared/attachments/file-name'
import { withHiddenNumbers } from '../../../src-shared/attachments/hidden-numbers'

it('a file is known by a name without the numbers that no list shows (decision 42)', () => {
  expect(givenName('身份证110101199001011237.pdf')).toBe('身份证110101××××××××1237.pdf')
  expect(givenName('王强11010119900101123X 13800001234.jpg')).toBe('王强110101××××××××123X 138××××1234.jpg')
})

it('what is no such number stays: a date, a letter number, a longer or shorter run', () => {
  for (const text of ['20261123 签到表', '〔2026〕第17号', '1101011990010112374', '12345678901', '2026-11-23 14-30'])
    expect(withHiddenNumbers(text)).toBe(text)
})
