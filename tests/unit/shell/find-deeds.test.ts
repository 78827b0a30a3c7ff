import { expect, it } from 'vitest'
import { deedsFor } from '../../../src-renderer/shell/palette/deeds'
import { deedFinder } from '../../../src-renderer/shell/palette/find-deeds'
import { routes } from '../../../src-renderer/shell/routes'
import { wordSyllables } from '../../../src-shared/roster/name-reading'

const find = deedFinder(deedsFor('community'), wordSyllables)

it.each([
  ['登记积分', '/points/new'],
  ['记积分', '/points/new'],
  ['加分', '/points/new'],
  ['djjf', '/points/new'],
  ['jiafen', '/points/new'],
  ['补登', '/points/month'],
  ['月度积分表', '/points/month'],
  ['ydjfb', '/points/month'],
  ['党费', '/points/month'],
  ['积分办法', '/points/packs'],
  ['试算', '/points/packs'],
  ['免积分', '/points/scoring'],
  ['暂不计分', '/points/scoring'],
  ['登记通报', '/points/closing'],
  ['结账', '/points/closing'],
  ['中心户', '/roster/units'],
  ['zxh', '/grid/households'],
  ['公示牌', '/print/grid-board/all'],
  ['公示卡', '/print/staffing-card/all'],
  ['走访记录表', '/print/visit-form/blank'],
  ['花名册', '/print/grid-staff/all'],
  ['网格员花名册', '/print/grid-staff/all'],
  ['楼栋住户表', '/grid?tab=buildings'],
])('%s is found, by what people call it', (words, path) => {
  expect(find(words, 4).map(deed => deed.path)).toContain(path)
})

it('a deed that several of its names answer is offered once', () => {
  const titles = find('积分', 50).map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

it('every deed leads to a page that there is', () => {
  const paths = deedsFor('street').map(({ path }) => path.split('?')[0]!)
  const known = routes.map(route => new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`))
  expect(paths.filter(path => !known.some(one => one.test(path)))).toEqual([])
})
