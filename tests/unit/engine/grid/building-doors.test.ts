import { describe, expect, it } from 'vitest'
import type { Outside } from '../../../../src-renderer/engine/command'
import { oneBuilding } from '../../../../src-renderer/engine/grid/one-building'
import { gridOverview } from '../../../../src-renderer/engine/grid/overview'
import type { Reader } from '../../../../src-renderer/engine/reader'

/** Rows as they would lie in the store; what puts them there is another subject's. */
const rows: Record<string, Record<string, unknown>[]> = {
  offices: [{ id: 'o', name: '中共安平社区委员会', code: '371722001001' }],
  buildings: [{ id: 'b', name: '3号楼', serial: 3, units: [{ name: '2', floors: 6, doors: 2 }] }],
  grids: [{ id: 'g', name: '第一网格', serial: 1, kind: 'general' }],
  gridParts: [{ id: 'p', grid: 'g', building: 'b', from: '2026-07-01' }],
  households: [
    { id: 'h1', building: 'b', unit: '2', room: '501', serial: 1, contact: '王秀兰' },
    { id: 'h2', building: 'b', unit: '2', room: '502', serial: 2, to: '2026-09-01' },
  ],
  residents: [
    { id: 'r1', household: 'h1', name: '王秀兰' },
    { id: 'r2', household: 'h1', name: '王小明', to: '2026-09-01' },
  ],
  marks: [
    { id: 'm1', household: 'h1', tag: 'rented', source: 'visit', from: '2026-01-01' },
    { id: 'm2', household: 'h1', resident: 'r1', tag: 'aloneElder', source: 'visit', from: '2026-08-01' },
    { id: 'm3', household: 'h1', resident: 'r2', tag: 'jobless', source: 'visit', from: '2026-01-01' },
    { id: 'm4', household: 'h1', tag: 'hardship', source: 'list', from: '2026-01-01', to: '2026-06-01' },
  ],
  visits: [
    { id: 'v1', household: 'h1', date: '2026-03-01', reason: 'routine' },
    { id: 'v2', household: 'h1', date: '2026-10-01', reason: 'routine' },
  ],
}
// Only what these queries ask of a reader and of the outside.
const reader = {
  get: async (table: string, id: string) => rows[table]?.find(row => row['id'] === id),
  all: async (table: string, where: object = {}) =>
    (rows[table] ?? []).filter(row => Object.entries(where).every(([field, value]) => row[field] === value)),
} as unknown as Reader
const outside = { today: () => '2026-11-22' } as unknown as Outside
const seen = (asOf?: string) => oneBuilding.run(reader, { id: 'b', asOf }, outside)

describe('the doors of a building', () => {
  it('have the tags that hold on the day, of the household and of who lives there then', async () => {
    expect((await seen())!.doors).toMatchObject([
      { label: '3-2-501', contact: '王秀兰', residents: 1, tags: ['rented', 'aloneElder'], visited: '2026-10-01' },
    ])
  })

  it('as of an earlier day are those of then, with the last visit until then', async () => {
    const then = await seen('2026-05-31')
    expect(then).toMatchObject({ grid: null })
    expect(then!.doors).toMatchObject([
      { residents: 2, tags: ['rented', 'jobless', 'hardship'], visited: '2026-03-01' },
      { label: '3-2-502', tags: [], visited: null },
    ])
  })

  it('count in the community as of the day: households and residents of buildings and of grids', async () => {
    const now = await gridOverview.run(reader, {}, outside)
    expect(now.grids).toMatchObject([{ households: 1, residents: 1, buildings: 1 }])
    const then = await gridOverview.run(reader, { asOf: '2026-06-30' }, outside)
    expect(then.grids).toMatchObject([{ households: 0, buildings: 0 }])
    expect(then.buildings).toMatchObject([{ households: 2, residents: 2, grid: null }])
  })
})
