import { expect, it } from 'vitest'
import { nameWidth } from '../../../src-renderer/screens/roster/roster-columns'
import { scopesOf } from '../../../src-renderer/screens/roster/scopes'

const words = (ticked: number, listed: number, all: number) =>
  scopesOf({ ticked, listed, all, unlisted: 0 }).map(({ label }) => label)

it('a list goes out for who is ticked first, then for who is found, then for everybody', () => {
  expect(words(3, 20, 208)).toEqual(['只限勾选的 3 人', '当前筛选的 20 人', '全部 208 人'])
  expect(words(3, 208, 208)).toEqual(['只限勾选的 3 人', '全部 208 人'])
  expect(words(0, 20, 208)).toEqual(['当前筛选的 20 人', '全部 208 人'])
  expect(words(0, 208, 208)).toEqual(['全部 208 人'])
  expect(words(0, 0, 208), 'a filter that finds nobody').toEqual(['全部 208 人'])
})

it('those who are ticked count also where a search or a branch hides them, and it is said', () => {
  const [scope] = scopesOf({ ticked: 13, unlisted: 12, listed: 1, all: 208 })
  expect(scope).toEqual({ key: 'ticked', label: '只限勾选的 13 人', count: 13, note: '，其中 12 人不在当前列表' })
})

it('the column of names is as wide as the longest of them, within reason', () => {
  expect(nameWidth([{ name: '王强' }])).toBe(96)
  expect(nameWidth([{ name: '王强' }, { name: '买买提·阿不都热合曼' }])).toBeGreaterThanOrEqual(10 * 16 + 20)
  expect(nameWidth([{ name: '长'.repeat(40) }])).toBe(182)
})
