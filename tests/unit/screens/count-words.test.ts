import { expect, test } from 'vitest'
import { countWords } from '../../../src-renderer/screens/roster/import/count-words'

test('what an import does is said without what it does not', () => {
  expect(countWords({ new: 208, changed: 0, same: 0 })).toBe('新增 208 人')
  expect(countWords({ new: 2, changed: 6, same: 200 })).toBe('新增 2 人，更新 6 人，相同 200 人')
  expect(countWords({ new: 0, changed: 0, same: 0 })).toBe('没有可以写入的')
})
