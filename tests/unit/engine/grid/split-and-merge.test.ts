import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf, warningsOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

let grid: GridBooks
let ask: GridBooks['books']['ask']

/** Every test stands on 2026-11-22; the last quarter ended on the 30th of September. */
const [lastQuarter, day, today] = ['2026-09-30', '2026-10-01', '2026-11-22']

beforeEach(async () => {
  grid = await gridBooks(8)
  ask = grid.books.ask
  const { rows } = await ask<{ rows: { id: string; kind: string }[] }>('roster.units')
  const branches = rows.filter(({ kind }) => kind === 'branch').map(({ id }) => id)
  await grid.books.run('grid.setResponsible', { grid: grid.first, organisations: [branches[0]!] })
  await grid.books.run('grid.setResponsible', { grid: grid.second, organisations: [branches[1]!] })
})

interface Line {
  id: string
  name: string
  buildings: number
  organisations: { id: string }[]
}
const lines = async (asOf: string) => (await ask<{ grids: Line[] }>('grid.overview', { asOf })).grids
const sizes = async (asOf: string) => (await lines(asOf)).map(({ name, buildings }) => [name, buildings])
const buildings = (...numbers: number[]) => numbers.map(grid.building)
const split = (into: object[], from = day, of = grid.first) => grid.codes('grid.split', { grid: of, from, into })

describe('a split', () => {
  const halves = () => [
    { name: '甲网格', buildings: buildings(1, 2) },
    { name: '乙网格', buildings: buildings(3, 4) },
  ]

  it('dated back behind rounds of the grid says how many stay there', async () => {
    const { books } = grid
    for (const date of ['2026-09-30', '2026-10-01', '2026-10-02'])
      await books.run('grid.savePatrolDay', { date, rounds: [{ grid: grid.first, shift: 'am', findings: 0 }] })
    const said = warningsOf(await books.attempt('grid.split', { grid: grid.first, from: day, into: halves() }))
    expect(said.filter(({ code }) => code === 'rounds-behind').map(({ message }) => message.includes('2条'))).toEqual([
      true,
    ])
  })

  it('trap 5.6-1: leaves last quarter as it was, and is undone in one step', async () => {
    const [hash, was] = [await grid.books.hash(), await ask('grid.overview', { asOf: lastQuarter })]
    expect(await split(halves())).toEqual([])
    expect(await ask('grid.overview', { asOf: lastQuarter })).toEqual(was)
    expect(await sizes(day)).toEqual([
      ['第二网格', 2],
      ['甲网格', 2],
      ['乙网格', 2],
    ])
    valueOf(await grid.books.undo(grid.books.entry()))
    expect(await grid.books.hash()).toBe(hash)
  })

  it('says where the new grids come from, and what became of the old one', async () => {
    await split(halves())
    const [, first] = await lines(today)
    expect(await ask('grid.grid', { id: first!.id })).toMatchObject({ origins: [{ name: '第一网格' }], from: day })
    expect(await ask('grid.grid', { id: grid.first })).toMatchObject({
      to: day,
      successors: [
        { name: '甲网格', how: 'became' },
        { name: '乙网格', how: 'became' },
      ],
      buildings: [],
    })
  })

  it('that keeps the old grid says what left it, also after that was merged away', async () => {
    const { books, first, second } = grid
    const ways = async (id: string) => (await ask<{ successors: object[] }>('grid.grid', { id })).successors
    await split([
      { grid: first, buildings: buildings(1, 2) },
      { name: '丙网格', buildings: buildings(3, 4) },
    ])
    expect(await ways(first)).toMatchObject([{ name: '丙网格', how: 'parted', since: day }])
    await books.run('grid.merge', { grids: [first, second], from: '2026-11-01', into: { grid: second } })
    expect(await ways(first)).toMatchObject([
      { name: '第二网格', how: 'merged', since: '2026-11-01' },
      { name: '丙网格', how: 'parted', since: day },
    ])
  })

  it('hands on who is responsible, unless somebody else is named', async () => {
    const [first, second] = (await lines(today)).map(({ organisations }) => organisations[0]!.id)
    await split([
      { name: '甲网格', buildings: buildings(1, 2) },
      { name: '乙网格', buildings: buildings(3, 4), organisations: [second] },
    ])
    expect((await lines(today)).map(({ organisations }) => organisations.map(({ id }) => id))).toEqual([
      [second],
      [first],
      [second],
    ])
    expect((await lines(lastQuarter))[0]!.organisations.map(({ id }) => id)).toEqual([first])
  })

  it('may keep the old grid, or give to one that stands', async () => {
    expect(
      await split([
        { grid: grid.first, buildings: buildings(1, 2) },
        { grid: grid.second, buildings: buildings(3) },
        { name: '丙网格', buildings: buildings(4) },
      ]),
    ).toEqual([])
    expect(await sizes(day)).toEqual([
      ['第一网格', 2],
      ['第二网格', 3],
      ['丙网格', 1],
    ])
    expect(await sizes(lastQuarter)).toEqual([
      ['第一网格', 4],
      ['第二网格', 2],
    ])
  })

  it('may call a new grid as the old one, which is no more', async () => {
    expect(
      await split([
        { name: '第一网格', buildings: buildings(1, 2) },
        { name: '第三网格', buildings: buildings(3, 4) },
      ]),
    ).toEqual([])
  })

  it('gives every building to exactly one grid', async () => {
    const [one, other] = halves() as [{ name: string; buildings: string[] }, { name: string; buildings: string[] }]
    expect(await split([one, { ...other, buildings: buildings(3) }])).toEqual(['split-left'])
    expect(await split([one, { ...other, buildings: buildings(2, 3, 4) }])).toEqual(['split-twice'])
    expect(await split([one, { ...other, buildings: buildings(3, 4, 5) }])).toEqual(['split-foreign'])
    expect(await split([one, other, { name: '丙网格', buildings: [] }])).toEqual(['split-empty'])
    expect(await split([one, { ...other, name: '第二网格' }])).toEqual(['place-name-taken'])
    expect(await split([one, { ...other, name: '甲网格' }])).toEqual(['place-twice'])
    expect(await split([one, { buildings: other.buildings }])).toEqual(['grid-unnamed'])
    expect(
      await split([
        { grid: grid.first, buildings: one.buildings },
        { grid: grid.first, buildings: other.buildings },
      ]),
    ).toEqual(['split-same'])
    expect(await split([one, other], '2026-11-23')).toEqual(['date-future'])
    expect(await sizes(today)).toEqual(await sizes(lastQuarter))
  })

  it('of a grid on the day it began, or before, is refused', async () => {
    await split(halves())
    const { id } = (await lines(today))[1]!
    const into = [
      { name: '丁网格', buildings: buildings(1) },
      { name: '戊网格', buildings: buildings(2) },
    ]
    expect(await split(into, lastQuarter, id)).toEqual(['place-not-yet'])
    expect(await split(into, day, id)).toEqual(['grid-date-order'])
    expect(await split(into, today, grid.first)).toEqual(['place-ended'])
    expect(await split(into, '2026-10-02', id)).toEqual([])
  })

  it('takes along a building that stands only later, and leaves one alone that was pulled down', async () => {
    await grid.books.run('grid.changeBuilding', { id: grid.building(4), from: '2026-11-01' })
    await grid.books.run('grid.endBuilding', { id: grid.building(3), to: '2026-09-01' })
    expect(
      await split([
        { name: '甲网格', buildings: buildings(1) },
        { name: '乙网格', buildings: buildings(2) },
      ]),
    ).toEqual(['split-left'])
    expect(
      await split([
        { name: '甲网格', buildings: buildings(1) },
        { name: '乙网格', buildings: buildings(2, 4) },
      ]),
    ).toEqual([])
    expect((await sizes(today)).at(-1)).toEqual(['乙网格', 2])
  })
})

describe('a merge', () => {
  const merge = (into: object, from = day, grids = [grid.first, grid.second]) =>
    grid.codes('grid.merge', { grids, from, into })

  it('trap 5.6-1: leaves last quarter as it was, and is undone in one step', async () => {
    const [hash, was] = [await grid.books.hash(), await ask('grid.overview', { asOf: lastQuarter })]
    expect(await merge({ name: '大网格' })).toEqual([])
    expect(await ask('grid.overview', { asOf: lastQuarter })).toEqual(was)
    const [whole, ...more] = await lines(day)
    expect(whole).toMatchObject({ name: '大网格', buildings: 6 })
    expect(whole!.organisations).toHaveLength(2)
    expect(more).toEqual([])
    expect(await ask('grid.grid', { id: whole!.id })).toMatchObject({
      origins: [{ name: '第一网格' }, { name: '第二网格' }],
    })
    valueOf(await grid.books.undo(grid.books.entry()))
    expect(await grid.books.hash()).toBe(hash)
  })

  it('may keep one of them', async () => {
    expect(await merge({ grid: grid.second })).toEqual([])
    expect(await sizes(day)).toEqual([['第二网格', 6]])
    expect(await ask('grid.grid', { id: grid.second })).toMatchObject({ origins: [{ name: '第一网格' }] })
  })

  it('needs two grids, and goes into one of them or a new one', async () => {
    expect(await merge({ name: '大网格' }, day, [grid.first, grid.first])).toEqual(['merge-one'])
    expect(await merge({}, day)).toEqual(['grid-unnamed'])
    const { id } = await grid.books.run<{ id: string }>('grid.addGrid', { name: '第三网格', kind: 'general' })
    expect(await merge({ grid: id })).toEqual(['merge-into'])
    expect(await merge({ name: '第三网格' })).toEqual(['place-name-taken'])
    expect(await merge({ name: '大网格' }, '2026-11-23')).toEqual(['date-future'])
  })

  it('before a later move of one of its buildings is refused', async () => {
    await grid.books.run('grid.placeBuildings', { grid: grid.second, buildings: buildings(1), from: '2026-11-01' })
    expect(await merge({ name: '大网格' })).toEqual(['part-later'])
    expect(await merge({ name: '大网格' }, '2026-11-02')).toEqual([])
  })
})
