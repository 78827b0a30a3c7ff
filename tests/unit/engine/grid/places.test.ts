import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf } from '../../outcome'
import { gridBooks, type GridBooks } from './grid-books'

let grid: GridBooks

beforeEach(async () => {
  grid = await gridBooks()
})

describe('serials', () => {
  it('are never given out again, after a removal or an undoing either', async () => {
    const { books } = grid
    const add = async (name: string) =>
      valueOf(await books.attempt('grid.addGrid', { name, kind: 'general' })) as { id: string; serial: number }
    const third = await add('第三网格')
    expect(third.serial).toBe(3)
    await books.run('grid.removeGrid', { id: third.id, reason: '登记错了' })
    expect((await add('第四网格')).serial).toBe(4)
    valueOf(await books.undo(books.entry()))
    expect((await add('第五网格')).serial).toBe(5)
  })
})

describe('a building', () => {
  it('trap 5.6-7: lies in one grid on any day, however late it is put elsewhere', async () => {
    const { books, second, building, codes } = grid
    await books.run('grid.placeBuildings', { grid: second, buildings: [building(1)], from: '2026-10-01' })
    expect(
      await codes('grid.placeBuildings', { grid: grid.first, buildings: [building(1)], from: '2026-09-01' }),
    ).toEqual(['part-later'])
  })
})
