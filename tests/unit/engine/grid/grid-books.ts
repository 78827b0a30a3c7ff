import { codesOf } from '../../outcome'
import { sampleBooks, type Books } from '../sample-books'

/** Books with one estate of six buildings in two grids: 1–4 in the first, 5 and 6 in the second. */
export interface GridBooks {
  books: Books
  estate: string
  first: string
  second: string
  /** Ids of the buildings, the first at 1. */
  building: (number: number) => string
  codes: (name: string, input: object) => Promise<string[]>
}

/** @param members members on the roster; none where a test needs no branch */
export async function gridBooks(members = 0): Promise<GridBooks> {
  const books = await sampleBooks(members)
  const made = async (name: string, input: object) => (await books.run<{ id: string }>(name, input)).id
  const estate = await made('grid.addEstate', { name: '和顺园' })
  const first = await made('grid.addGrid', { name: '第一网格', kind: 'general' })
  const second = await made('grid.addGrid', { name: '第二网格', kind: 'general' })
  const { rows } = await books.run<{ rows: { id: string }[] }>('grid.addBuildings', {
    estate,
    buildings: [1, 2, 3, 4, 5, 6].map(number => ({ name: `${number}号楼` })),
  })
  const building = (number: number) => rows[number - 1]!.id
  await books.run('grid.placeBuildings', { grid: first, buildings: [1, 2, 3, 4].map(building) })
  await books.run('grid.placeBuildings', { grid: second, buildings: [5, 6].map(building) })
  return {
    ...{ books, estate, first, second, building },
    codes: async (name, input) => codesOf(await books.attempt(name, input)),
  }
}
