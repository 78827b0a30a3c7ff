import { beforeEach, expect, it } from 'vitest'
import { writeCsv } from '../../../../src-shared/spreadsheet/csv'
import { codesOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

interface Household {
  residents: { id: string; name: string; here: boolean }[]
  marks: { id: string; to: string | null }[]
}

let grid: GridBooks
beforeEach(async () => {
  grid = await gridBooks()
})

const household = (id: string) => grid.books.ask<Household>('grid.household', { id })
const make = async (name: string, input: object) => (await grid.books.run<{ id: string }>(name, input)).id
const home = (room = '501') => make('grid.addHousehold', { building: grid.building(3), unit: '2', room })
const resident = (door: string, more: object = {}) =>
  make('grid.addResident', { household: door, name: '王强', ...more })
const marked = (door: string, one: string, from: string) =>
  make('grid.addMark', { household: door, resident: one, tag: 'hardship', source: 'visit', from })

it('who was registered by mistake behind a door and moved on is removed there, and lives on where they are', async () => {
  const [from, to] = [await home(), await home('502')]
  const id = await resident(from)
  await grid.books.run('grid.moveResidents', { ids: [id], household: to, date: '2026-11-01' })
  await grid.books.run('grid.removeResident', { id, reason: '登记错了' })
  expect((await household(from)).residents).toEqual([])
  expect((await household(to)).residents).toMatchObject([{ name: '王强', here: true }])
})

it('the marks of who is gone end with them: as the record is put right, and with the building', async () => {
  const door = await home()
  const [one, other] = [await resident(door), await resident(door, { name: '赵兰' })]
  for (const id of [one, other]) await marked(door, id, '2026-03-01')
  await grid.books.run('grid.changeResident', { id: one, to: '2026-06-01' })
  expect((await household(door)).marks.map(({ to }) => to).sort()).toEqual(['2026-06-01', null])
  await grid.books.run('grid.endBuilding', { id: grid.building(3), to: '2026-09-01' })
  expect((await household(door)).marks.map(({ to }) => to).sort()).toEqual(['2026-06-01', '2026-09-01'])
})

it('a mark is of a day on which the door stood and they lived there', async () => {
  const door = await make('grid.addHousehold', { building: grid.building(3), room: '601', from: '2026-02-01' })
  const one = await resident(door, { from: '2026-03-01' })
  const input = { household: door, tag: 'hardship', source: 'visit' }
  expect(await grid.codes('grid.addMark', { ...input, from: '2026-01-31' })).toEqual(['household-not-yet'])
  expect(await grid.codes('grid.addMark', { ...input, resident: one, from: '2026-02-28' })).toEqual([
    'resident-not-then',
  ])
  expect(await grid.codes('grid.addMark', { ...input, resident: one, from: '2026-03-01' })).toEqual([])
})

it('places that stand keep names of their own when an end is undone', async () => {
  const { books, estate, second } = grid
  await books.run('grid.placeBuildings', { grid: grid.first, buildings: [5, 6].map(grid.building), from: '2026-06-01' })
  await books.run('grid.endGrid', { id: second, to: '2026-06-02' })
  const ended = books.entry()
  await books.run('grid.addGrid', { name: '第二网格', kind: 'general' })
  expect(codesOf(await books.undo(ended))).not.toEqual([])
  await books.run('grid.endBuilding', { id: grid.building(6), to: '2026-07-01' })
  const pulled = books.entry()
  await books.run('grid.addBuildings', { estate, buildings: [{ name: '6号楼' }] })
  expect(codesOf(await books.undo(pulled))).not.toEqual([])
})

it('a table whose 编号 is of somebody behind another door asks, and makes no second person', async () => {
  const [from, to] = [await home(), await home('502')]
  const id = await resident(from)
  const bytes = new TextEncoder().encode(
    writeCsv([
      ['编号', '小区', '楼栋', '单元', '室', '姓名'],
      [id, '和顺园', '3号楼', '2', '502', '王强'],
    ]),
  )
  const file = { kind: 'residents', name: 'h.csv', bytes }
  expect(await grid.books.run('grid.import', file)).toMatchObject({ added: 0, doubtful: 1 })
  await grid.books.run('grid.moveResidents', { ids: [id], household: to, date: '2026-11-01' })
  expect(await grid.books.run('grid.import', file)).toMatchObject({ added: 0, same: 1 })
})

it('unit and room of a household are written as the building has them; a unit that it lacks is refused', async () => {
  const building = grid.building(1)
  await grid.books.run('grid.changeBuilding', { id: building, units: [{ name: '1' }, { name: '2' }] })
  const id = await make('grid.addHousehold', { building, unit: '一单元', room: '0101室' })
  expect(await household(id)).toMatchObject({ unit: '1', room: '101', floor: 1 })
  await grid.books.run('grid.changeHousehold', { id, unit: '2单元', room: '102室' })
  expect(await household(id)).toMatchObject({ unit: '2', room: '102' })
  const more = { building, unit: '3单元', room: '101' }
  expect(await grid.codes('grid.addHousehold', more)).toEqual(['unit-unknown'])
  expect(await grid.codes('grid.changeHousehold', { id, unit: '3' })).toEqual(['unit-unknown'])
})
