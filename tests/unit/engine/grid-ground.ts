import { createEngine } from '../../../src-renderer/engine/engine'
import type { Migration } from '../../../src-renderer/engine/migrations/migrations'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import { freshStore, newDisk, sampleOffice, world } from './office-bench'
import { booksOver, mainWithSheets, type Books } from './sample-books'

/** Rows by table, as a test wants them to lie there. */
export type Rows = { readonly [T in KeptTable]?: readonly RecordOf<T>[] }

/** Seven grids with three buildings of ten doors each, and two who patrol each grid. */
export function sevenGrids(workers = 2) {
  const grids = [1, 2, 3, 4, 5, 6, 7].map(serial => ({
    ...({ id: `g${serial}`, name: `第${serial}网格`, serial, kind: 'general' } as const),
  }))
  const buildings = grids.flatMap(grid =>
    [1, 2, 3].map(n => ({ id: `${grid.id}b${n}`, name: `${grid.serial}${n}号楼`, serial: grid.serial * 10 + n })),
  )
  const gridPeople = grids.flatMap(grid =>
    Array.from({ length: workers }, (_, i) => ({ id: `${grid.id}p${i}`, name: `网格员${grid.serial}之${i + 1}` })),
  )
  return {
    ...{ grids, buildings, gridPeople },
    gridParts: buildings.map(one => ({ id: `part ${one.id}`, grid: one.id.slice(0, 2), building: one.id })),
    households: buildings.flatMap(one =>
      Array.from({ length: 10 }, (_, i) => ({
        id: `${one.id}h${i}`,
        building: one.id,
        room: `${i + 1}01`,
        serial: i + 1,
      })),
    ),
    gridPosts: gridPeople.map(({ id }) => ({
      id: `post ${id}`,
      person: id,
      role: 'fullTime' as const,
      grid: id.slice(0, 2),
    })),
  } satisfies Rows
}

/**
 * Books with these rows in them. They are put there as records of an older shape are made new: by the one command that writes whatever
 * it likes, in one entry of the journal; what comes after it is of the program's own shape, and can be undone.
 */
export async function booksWith(rows: Rows): Promise<Books> {
  freshStore()
  const disk = newDisk()
  const putting: Migration = {
    number: schemaNumber,
    async run(tx) {
      for (const [table, records] of Object.entries(rows)) await tx.putAll(table as KeptTable, records)
    },
  }
  const first = createEngine(mainWithSheets(disk), world(), [])
  await first.open()
  await first.run('office.create', sampleOffice, '周敏')
  first.close()
  // An hour later, or its ids would be those of the first sitting again.
  const engine = createEngine(mainWithSheets(disk), world(Date.UTC(2026, 10, 22, 5)), [putting])
  await engine.open()
  return booksOver(engine, disk)
}
