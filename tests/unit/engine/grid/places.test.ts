import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

let grid: GridBooks
const today = '2026-11-22'

beforeEach(async () => {
  grid = await gridBooks()
})

interface Overview {
  estates: { id: string; name: string; buildings: number }[]
  grids: { id: string; name: string; code: string; buildings: number; organisations: { id: string }[] }[]
  buildings: { id: string; name: string; grid: string | null }[]
}
const overview = (asOf?: string) => grid.books.ask<Overview>('grid.overview', { asOf })
const gridOf = async (number: number, asOf?: string) =>
  (await overview(asOf)).buildings.find(({ id }) => id === grid.building(number))!.grid

describe('serials', () => {
  const next = async (name: string) =>
    valueOf(await grid.books.attempt('grid.addGrid', { name, kind: 'general' })) as { id: string; serial: number }

  it('are never given out again, after a removal or an undoing either', async () => {
    const third = await next('第三网格')
    expect(third.serial).toBe(3)
    await grid.books.run('grid.removeGrid', { id: third.id, reason: '登记错了' })
    expect((await next('第四网格')).serial).toBe(4)
    valueOf(await grid.books.undo(grid.books.entry()))
    expect((await next('第五网格')).serial).toBe(5)
  })

  it('of buildings go on from the last one, in whichever estate', async () => {
    const { rows } = await grid.books.run<{ rows: { serial: number }[] }>('grid.addBuildings', {
      buildings: [{ name: '东楼' }, { name: '西楼' }],
    })
    expect(rows.map(({ serial }) => serial)).toEqual([7, 8])
  })

  it('make the codes: 15 digits of a grid, 17 of a building', async () => {
    const { grids, buildings } = await overview()
    expect(grids.map(({ code }) => code)).toEqual(['371722001001001', '371722001001002'])
    expect(buildings[5]).toMatchObject({ code: '37172200100100006' })
  })
})

describe('a building', () => {
  it('trap 5.6-7: lies in one grid on any day, and goes to another from a day on', async () => {
    const { books, first, second, building } = grid
    await books.run('grid.placeBuildings', { grid: second, buildings: [building(1)], from: '2026-10-01' })
    expect(await gridOf(1, '2026-09-30')).toBe(first)
    expect(await gridOf(1, '2026-10-01')).toBe(second)
  })

  it('that was put elsewhere later is not put anywhere before that day', async () => {
    const { books, first, second, building, codes } = grid
    await books.run('grid.placeBuildings', { grid: second, buildings: [building(1)], from: '2026-10-01' })
    const place = (from?: string) => codes('grid.placeBuildings', { grid: first, buildings: [building(1)], from })
    expect(await place('2026-09-01')).toEqual(['part-later'])
    expect(await place()).toEqual(['part-later'])
    expect(await place('2026-10-01')).toEqual([])
    expect(await gridOf(1)).toBe(first)
  })

  it('is put nowhere before the grid or the building began, nor from a day to come', async () => {
    const { books, codes, building } = grid
    const { id } = await books.run<{ id: string }>('grid.addGrid', {
      ...{ name: '第三网格', kind: 'general', from: '2026-07-01' },
    })
    const place = (from?: string, number = 1) =>
      codes('grid.placeBuildings', { grid: id, buildings: [building(number)], from })
    expect(await place('2026-06-30')).toEqual(['place-not-yet'])
    expect(await place()).toEqual(['place-not-yet'])
    expect(await place('2026-11-23')).toEqual(['date-future'])
    await books.run('grid.changeBuilding', { id: building(2), from: '2026-09-01' })
    expect(await place('2026-08-01', 2)).toEqual(['place-not-yet'])
    expect(await place('2026-07-01')).toEqual([])
  })

  it('keeps its name to itself within its estate', async () => {
    const { codes, estate, building } = grid
    const add = (names: string[], of?: string) =>
      codes('grid.addBuildings', { estate: of, buildings: names.map(name => ({ name })) })
    expect(await add(['1号楼'], estate)).toEqual(['place-name-taken'])
    expect(await add(['7号楼', '7号楼'], estate)).toEqual(['place-twice'])
    expect(await add(['1号楼'])).toEqual([])
    expect(await codes('grid.changeBuilding', { id: building(2), name: '3号楼' })).toEqual(['place-name-taken'])
  })

  it('has each unit once', async () => {
    expect(
      await grid.codes('grid.changeBuilding', { id: grid.building(1), units: [{ name: '1' }, { name: '1' }] }),
    ).toEqual(['unit-twice'])
  })

  it('pulled down is no more from that day on, and stands on every day before', async () => {
    const { books, building, codes, first } = grid
    await books.run('grid.endBuilding', { id: building(1), to: '2026-10-01' })
    const names = async (asOf: string) => (await overview(asOf)).buildings.map(({ name }) => name)
    expect(await names('2026-09-30')).toContain('1号楼')
    expect(await names('2026-10-01')).not.toContain('1号楼')
    expect(await codes('grid.placeBuildings', { grid: first, buildings: [building(1)], from: today })).toEqual([
      'place-ended',
    ])
    expect(await codes('grid.endBuilding', { id: building(1), to: today })).toEqual(['place-ended'])
    expect(await codes('grid.addBuildings', { estate: grid.estate, buildings: [{ name: '1号楼' }] })).toEqual([])
  })

  it('is removed only while nothing hangs on it', async () => {
    const { books, building, codes } = grid
    expect(await codes('grid.removeBuilding', { id: building(1), reason: '重复' })).toEqual(['place-in-use'])
    const { rows } = await books.run<{ rows: { id: string }[] }>('grid.addBuildings', { buildings: [{ name: '东楼' }] })
    expect(await codes('grid.removeBuilding', { id: rows[0]!.id, reason: '重复' })).toEqual([])
    expect(await codes('grid.removeBuilding', { id: rows[0]!.id, reason: '重复' })).toEqual(['place-unknown'])
  })
})

describe('an estate', () => {
  it('is ended only once no building stands in it, and removed only while nothing hangs on it', async () => {
    const { books, estate, building, codes } = grid
    expect(await codes('grid.endEstate', { id: estate, to: today })).toEqual(['estate-not-empty'])
    expect(await codes('grid.removeEstate', { id: estate, reason: '重复' })).toEqual(['place-in-use'])
    for (const number of [1, 2, 3, 4, 5, 6]) await books.run('grid.endBuilding', { id: building(number), to: today })
    expect(await codes('grid.endEstate', { id: estate, to: today })).toEqual([])
    expect((await overview()).estates).toEqual([])
    expect((await overview('2026-11-21')).estates).toMatchObject([{ name: '和顺园', buildings: 6 }])
  })

  it('is not ended on the very day on which somebody begins to serve there', async () => {
    const { books, estate, building, codes } = grid
    for (const number of [1, 2, 3, 4, 5, 6])
      await books.run('grid.endBuilding', { id: building(number), to: '2026-11-01' })
    const who = { name: '李经理', unit: '和顺物业' }
    await books.run('grid.appoint', { who, role: 'property', estate, from: '2026-11-10' })
    expect(await codes('grid.endEstate', { id: estate, to: '2026-11-10' })).toEqual(['posts-later'])
    expect(await codes('grid.endEstate', { id: estate, to: '2026-11-11' })).toEqual([])
  })

  it('keeps a unit of a building that has its 单元长', async () => {
    const { books, building, codes } = grid
    const units = [{ name: '1' }, { name: '2' }]
    await books.run('grid.changeBuilding', { id: building(1), units })
    await books.run('grid.appoint', { who: { name: '孙明' }, role: 'unitLeader', building: building(1), unit: '2' })
    expect(await codes('grid.changeBuilding', { id: building(1), units: [{ name: '1' }] })).toEqual(['unit-in-use'])
  })

  it('has the seven steps in the order of their days', async () => {
    const { books, estate, codes } = grid
    const note = (step: string, on: string) => codes('grid.noteEstateStep', { id: estate, step, on })
    expect(await note('propose', '2026-03-10')).toEqual([])
    expect(await note('collect', '2026-03-11')).toEqual(['step-order'])
    expect(await note('collect', '2026-03-01')).toEqual([])
    expect(await note('examine', '2026-03-09')).toEqual(['step-order'])
    expect(await note('examine', '2026-11-23')).toEqual(['date-future'])
    expect(await note('propose', '2026-03-05')).toEqual([])
    const card = () => books.ask<{ steps: { step: string; on: string }[] }>('grid.estate', { id: estate })
    expect((await card()).steps.map(({ step, on }) => [step, on])).toEqual([
      ['collect', '2026-03-01'],
      ['propose', '2026-03-05'],
    ])
    await books.run('grid.clearEstateStep', { id: estate, step: 'collect' })
    expect((await card()).steps).toHaveLength(1)
  })

  it('shows the telephones of its contacts only when asked, and a masked one is not written back', async () => {
    const { books, estate, codes } = grid
    await books.run('grid.changeEstate', { id: estate, property: '安居物业', propertyPhone: '13800000001' })
    expect(await books.ask('grid.estate', { id: estate })).toMatchObject({ propertyPhone: '138****0001' })
    expect(await books.run('grid.showEstate', { id: estate })).toMatchObject({ propertyPhone: '13800000001' })
    expect(await codes('grid.changeEstate', { id: estate, propertyPhone: '138****0001' })).toEqual(['number-masked'])
    await books.run('grid.changeEstate', { id: estate, property: null })
    expect(await books.ask('grid.estate', { id: estate })).toMatchObject({
      property: null,
      propertyPhone: '138****0001',
    })
  })
})

describe('a grid', () => {
  it('is ended only once its buildings lie elsewhere', async () => {
    const { books, first, second, building, codes } = grid
    const end = (to: string) => codes('grid.endGrid', { id: second, to })
    expect(await end('2026-10-01')).toEqual(['grid-not-empty'])
    await books.run('grid.placeBuildings', { grid: first, buildings: [building(5), building(6)], from: '2026-10-01' })
    expect(await end('2026-09-30')).toEqual(['grid-not-empty'])
    expect(await end('2026-10-01')).toEqual([])
    expect((await overview()).grids.map(({ name }) => name)).toEqual(['第一网格'])
    expect((await overview('2026-09-30')).grids.map(({ buildings }) => buildings)).toEqual([4, 2])
    expect(await end(today)).toEqual(['place-ended'])
  })

  it('begins no later than what belongs to it', async () => {
    const { first, second, building, codes, books } = grid
    expect(await codes('grid.changeGrid', { id: first, from: '2026-10-01' })).toEqual(['grid-date-order'])
    const { id } = await books.run<{ id: string }>('grid.addGrid', { name: '第三网格', kind: 'dedicated' })
    await books.run('grid.placeBuildings', { grid: id, buildings: [building(5)], from: '2026-10-02' })
    expect(await codes('grid.changeGrid', { id, from: '2026-10-01' })).toEqual([])
    expect(await codes('grid.changeGrid', { id: second, name: '第一网格' })).toEqual(['place-name-taken'])
  })

  it('has branches and groups that are responsible from a day on, and nothing else', async () => {
    grid = await gridBooks(8)
    const { books, first, codes } = grid
    const units = (await books.ask<{ rows: { id: string; kind: string }[] }>('roster.units')).rows
    const branches = units.filter(({ kind }) => kind === 'branch').map(({ id }) => id)
    const root = units.find(({ kind }) => kind === 'committee')!.id
    const set = (organisations: string[], from?: string) =>
      codes('grid.setResponsible', { grid: first, organisations, from })
    expect(await set([])).toEqual(['unchanged'])
    expect(await set([branches[0]!])).toEqual([])
    expect(await set([branches[0]!])).toEqual(['unchanged'])
    expect(await set([branches[1]!], '2026-10-01')).toEqual([])
    expect(await set([root], '2026-10-01')).toEqual(['grid-organisation'])
    const responsible = async (asOf: string) => (await overview(asOf)).grids[0]!.organisations.map(({ id }) => id)
    expect(await responsible('2026-09-30')).toEqual([branches[0]])
    expect(await responsible('2026-10-01')).toEqual([branches[1]])
    expect(await set([], '2026-10-01')).toEqual([])
    expect(await responsible(today)).toEqual([])
    expect(await responsible('2026-09-30')).toEqual([branches[0]])
  })
})

describe('undoing', () => {
  it('trap 5.6-7: never puts a building into two grids', async () => {
    const { books, first, second, building } = grid
    await books.run('grid.placeBuildings', { grid: second, buildings: [building(1)], from: '2026-09-01' })
    const moved = books.entry()
    const before = await books.hash()
    await books.run('grid.placeBuildings', { grid: first, buildings: [building(1)], from: '2026-10-01' })
    expect(codesOf(await books.undo(moved))).toEqual(['undo-changed'])
    valueOf(await books.undo(books.entry()))
    expect(await books.hash()).toBe(before)
  })

  it('trap 5.6-7: and doing again neither, where the building was put elsewhere meanwhile', async () => {
    const { books, first, second } = grid
    const { rows } = await books.run<{ rows: { id: string }[] }>('grid.addBuildings', { buildings: [{ name: '东楼' }] })
    const place = (into: string) => books.run('grid.placeBuildings', { grid: into, buildings: [rows[0]!.id] })
    await place(first)
    valueOf(await books.undo(books.entry()))
    const undone = books.entry()
    await place(second)
    expect(codesOf(await books.undo(undone))).toEqual(['undo-taken'])
  })

  it('never brings a building back into a grid that is no more', async () => {
    const { books, first, second, building } = grid
    await books.run('grid.placeBuildings', { grid: first, buildings: [building(5), building(6)], from: '2026-10-01' })
    const moved = books.entry()
    await books.run('grid.endGrid', { id: second, to: '2026-10-01' })
    expect(codesOf(await books.undo(moved))).toEqual(['undo-outlasted'])
  })
})
