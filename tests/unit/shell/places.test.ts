import { expect, it } from 'vitest'
import { isAt, pageAt, placesFor } from '../../../src-renderer/shell/places'

const names = (role: string) => placesFor(role).map(group => group.map(({ name }) => name))

it('only offices with children have the street page', () => {
  expect(names('community').flat()).not.toContain('街道')
  expect(names('street').flat()).toContain('街道')
  expect(names('county').flat()).toContain('街道')
  expect(names('community')).toEqual([['今天', '组织与党员', '会议', '积分', '网格'], ['5A自评', '上报'], ['设置']])
})

it('a place is also where its inner pages are, and home is not everywhere', () => {
  const [home, roster] = placesFor('community')[0]!
  expect([isAt(home!, '/'), isAt(home!, '/roster')]).toEqual([true, false])
  expect([isAt(roster!, '/roster/import'), isAt(roster!, '/rosters')]).toEqual([true, false])
})

it('a place shows its further pages, and the mark stands on the one where the window is', () => {
  const [, roster] = placesFor('community')[0]!
  expect(pageAt(roster!, '/roster')).toBeUndefined()
  expect(pageAt(roster!, '/roster/units')).toBe('/roster/units')
  expect(pageAt(roster!, '/roster/duplicates/a/b')).toBe('/roster/duplicates')
  expect(pageAt(roster!, '/roster/new')).toBeUndefined()
})
