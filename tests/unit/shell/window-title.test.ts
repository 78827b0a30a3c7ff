import { expect, it } from 'vitest'
import { windowTitle } from '../../../src-renderer/shell/window-title'

it('tells the windows of two offices apart, and of two folders of one', () => {
  expect(windowTitle(null, null)).toBe('亲邻台账')
  expect(windowTitle('中共安平社区委员会', null)).toBe('中共安平社区委员会 – 亲邻台账')
  expect(windowTitle('中共安平社区委员会', '试用')).toBe('中共安平社区委员会 – 亲邻台账（数据文件夹 试用）')
})
