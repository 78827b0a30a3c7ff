import { describe, expect, it } from 'vitest'
import { coverageOf, doublePosts, needStates, servingOn, type NeedState } from '../../../src-shared/grid/serving'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { arraySource } from '../../../src-shared/source'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { dealCounty, dealtDay, type DealtCommunity } from './serving-county'

/** Counted over what was dealt, without a look at any post. */
const counted = (dealt: DealtCommunity['dealt']) =>
  shippedStaffing.needs.map(({ code, label }) => {
    const own = dealt.filter(one => one.code === code)
    return { code, label, numerator: own.filter(({ met }) => met).length, denominator: own.length }
  })

const statesOf = ({ tables }: DealtCommunity) => needStates(servingOn(dealtDay, tables))
const keyOf = ({ need, grid, building }: NeedState) => `${need.code} ${building?.id ?? grid!.grid.id}`

/** The offices of domain §9.3: S0's 24 communities with 107 小区, S4's 93 with 424 branches (a grid each) and 715 groups. */
const scales = [
  { communities: 24, estates: 107, grids: 213, buildings: 24 * 40, groups: 180 },
  { communities: 93, estates: 424, grids: 424, buildings: 93 * 47, groups: 715 },
]

describe.each(scales)('$communities communities with $grids grids and $groups groups', ({ communities, ...total }) => {
  const county = dealCounty(communities, total)

  it('has as many of each as the seeds say', () => {
    const sum = (of: (one: DealtCommunity) => number) => county.reduce((all, one) => all + of(one), 0)
    expect(sum(one => one.tables.grids.length)).toBe(total.grids)
    expect(sum(one => one.tables.buildings.length)).toBe(total.buildings)
    expect(sum(one => one.groups.length)).toBe(total.groups)
    expect(sum(one => one.estates.length)).toBe(total.estates)
  })

  it('coverage is the independent count: in all, of every grid, of every estate', () => {
    for (const one of county) {
      const states = statesOf(one)
      expect(coverageOf(states)).toEqual(counted(one.dealt))
      for (const { id } of one.tables.grids)
        expect(coverageOf(states.filter(({ grid }) => grid!.grid.id === id))).toEqual(
          counted(one.dealt.filter(({ grid }) => grid === id)),
        )
      for (const estate of one.estates)
        expect(coverageOf(states.filter(({ building }) => building?.estate === estate))).toEqual(
          counted(one.dealt.filter(place => place.estate === estate)),
        )
    }
  })

  it('vacancies are exactly the places that nobody was put in', () => {
    for (const one of county) {
      const vacant = statesOf(one).filter(({ holders }) => !holders.length)
      const dealt = one.dealt.filter(({ met }) => !met).map(({ code, grid, building }) => `${code} ${building ?? grid}`)
      expect(vacant.map(keyOf).sort()).toEqual(dealt.sort())
    }
  })

  it('who leads two buildings is found, and nobody else', () => {
    for (const one of county) expect(doublePosts(dealtDay, one.tables.gridPosts).size).toBe(one.doubles)
  })

  it('what goes upstream says the same of grids and buildings', async () => {
    for (const one of county) {
      const figures = await figuresOf(arraySource({ ...one.tables }), '2026Q3', dealtDay)
      const both = (code: string) => {
        const { numerator, denominator } = figures.find(figure => figure.code === code)!
        return [numerator, denominator]
      }
      const of = (code: string) => {
        const { numerator, denominator } = counted(one.dealt).find(share => share.code === code)!
        return [numerator, denominator]
      }
      expect(both('grid.ledGrids')).toEqual(of('gridLeader'))
      expect(both('grid.ledBuildings')).toEqual(of('buildingLeader'))
    }
  })
})

it('a building that lies in no grid needs its two and two all the same, and no grid counts it', () => {
  const tables = {
    grids: [{ id: 'n', name: '第一网格', serial: 1, kind: 'general' as const }],
    gridParts: [],
    buildings: [{ id: 'b', name: '1号楼', serial: 1 }],
    gridPosts: [{ id: 'x', person: 'a', role: 'fullTime' as const, grid: 'n' }],
    posts: [],
  }
  const states = needStates(servingOn(dealtDay, tables))
  expect(states.filter(({ building }) => building).map(({ grid, holders }) => [grid, holders.length])).toEqual(
    Array.from({ length: 4 }, () => [null, 0]),
  )
})

it('a dedicated grid needs no full-time worker of its own, as the data says', () => {
  const grid = (kind: 'general' | 'dedicated') => ({ id: kind, name: kind, serial: 1, kind })
  const tables = { grids: [grid('general'), grid('dedicated')], gridParts: [], buildings: [], gridPosts: [], posts: [] }
  const codes = needStates(servingOn(dealtDay, tables)).map(({ need, grid: of }) => `${of!.grid.id} ${need.code}`)
  expect(codes).toEqual(['general gridLeader', 'general fullTime', 'dedicated gridLeader'])
})
