import { expect, test } from 'vitest'
import { labelLines } from '../../../src-renderer/print/label-lines'

test('long labels are broken after the fourth character', () => {
  expect(labelLines('议题')).toEqual(['议题'])
  expect(labelLines('会议内容')).toEqual(['会议内容'])
  expect(labelLines('缺席人员及原因')).toEqual(['缺席人员', '及原因'])
  expect(labelLines('应到会有表决权党员')).toEqual(['应到会有', '表决权党员'])
})
