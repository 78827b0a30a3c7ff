import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleLines } from '../../../src-renderer/print/title-lines'

test('a title of one line stays one', () => {
  expect(titleLines('中共柳荫社区学府雅居小区支部委员会')).toEqual(['中共柳荫社区学府雅居小区支部委员会'])
})
test('GB/T 9704: a long title is parted where no word is torn', () => {
  expect(titleLines('中共安平街道柳荫社区学府雅居小区第二网格支部委员会')).toEqual([
    '中共安平街道柳荫社区',
    '学府雅居小区第二网格支部委员会',
  ])
})
test('without a seam it is parted in its middle', () => {
  expect(titleLines('一二三四五六七八九十一二三四五六七八九十一')).toEqual([
    '一二三四五六七八九十一',
    '二三四五六七八九十一',
  ])
})
test('no character is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('社区', '街道', '𠮷', '甲')), parts => {
      expect(titleLines(parts.join('')).join('')).toBe(parts.join(''))
    }),
  )
})
