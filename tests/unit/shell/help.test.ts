import { expect, it } from 'vitest'
import { arrivalChoices } from '../../../src-shared/roster/arrived'
import { helpOf } from '../../../src-renderer/shell/help'
import { routes } from '../../../src-renderer/shell/routes'

const pages = routes.filter(route => !route.redirect)
const wordsAt = (path: string, query = {}) =>
  helpOf({ path, query, meta: pages.find(page => page.path === path)!.meta! }).join()

it('F1 has words for every page', () => {
  for (const { path } of pages) expect(wordsAt(path), path).not.toBe('')
})

it('F1 has words of its own for every tab of the settings', () => {
  const tabs = ['office', 'display', 'backup', 'check', 'journal', 'recycled']
  const words = tabs.map(tab => wordsAt('/settings', { tab }))
  expect(new Set(words).size).toBe(tabs.length)
  expect(wordsAt('/settings')).toBe(words[0])
  expect(wordsAt('/settings', { tab: 'backup' })).toContain('恢复')
})

it('F1 tells on a list from what it tells in a form', () => {
  expect(wordsAt('/points/new')).not.toBe(wordsAt('/points'))
  expect(wordsAt('/meetings/new')).not.toBe(wordsAt('/meetings'))
})

it('F1 of a new member says what has to be filled in and what each way of coming means', () => {
  const words = wordsAt('/roster/new')
  for (const must of ['姓名', '人员类别', '所在党支部', ...Object.values(arrivalChoices)]) expect(words).toContain(must)
})

it('F1 of the roster tells of ticks and of changing many at once', () => {
  expect(wordsAt('/roster')).toContain('取消勾选')
  expect(wordsAt('/roster')).toContain('成批修改')
})
