import { describe, expect, it } from 'vitest'
import type { GridPart } from '../../../src-shared/grid/grid-part'
import { gridOfBuilding, gridsOn, outsideOn, type GridTables } from '../../../src-shared/grid/grids-on'

const building = (id: string, serial: number, more: object = {}) => ({ id, name: `${serial}号楼`, serial, ...more })
const part = (grid: string, of: Partial<GridPart>): GridPart => ({
  id: `${grid}${of.building ?? of.organisation}`,
  grid,
  ...of,
})
const tables: GridTables = {
  grids: [
    { id: 'g2', name: '第二网格', serial: 2, kind: 'general', from: '2026-07-01' },
    { id: 'g1', name: '第一网格', serial: 1, kind: 'general' },
  ],
  buildings: [building('b2', 2), building('b1', 1), building('b3', 3, { from: '2026-09-01' })],
  gridParts: [
    part('g1', { building: 'b1' }),
    part('g1', { building: 'b2', to: '2026-07-01' }),
    part('g2', { building: 'b2', from: '2026-07-01' }),
    part('g1', { organisation: 'o1' }),
  ],
}
const drawn = (day: string) =>
  gridsOn(day, tables).map(({ grid, buildings }) => [grid.id, buildings.map(({ id }) => id)])

describe('grids as of a day', () => {
  it('trap 5.6-1: a boundary that moved leaves every earlier day as it was', () => {
    expect(drawn('2026-06-30')).toEqual([['g1', ['b1', 'b2']]])
    expect(drawn('2026-07-01')).toEqual([
      ['g1', ['b1']],
      ['g2', ['b2']],
    ])
  })

  it('names who is responsible, and which buildings are nobody’s', () => {
    expect(gridsOn('2026-07-01', tables)[0]!.organisations).toEqual(['o1'])
    expect(outsideOn('2026-08-31', tables)).toEqual([])
    expect(outsideOn('2026-09-01', tables).map(({ id }) => id)).toEqual(['b3'])
  })

  it('trap 5.6-7: a building, and so each of its households, is in one grid', () => {
    expect([...gridOfBuilding('2026-07-01', tables)].map(([id, grid]) => [id, grid.id])).toEqual([
      ['b1', 'g1'],
      ['b2', 'g2'],
    ])
  })
})
