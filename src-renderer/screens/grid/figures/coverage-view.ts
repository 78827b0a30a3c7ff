import type { QueryOutput } from '../../../engine/client'

type Coverage = QueryOutput<'grid.coverage'>
export type CoverageNeed = Coverage['needs'][number]

/** A number that was opened: which need, of which places. */
export interface Chosen {
  code: string
  /** Empty: the buildings that lie in no grid. */
  grid?: string
  estate?: string
  label: string
}

/** A row of a table of coverage; the sum has no place of its own. */
export interface Covered {
  key: string
  name: string
  buildings: number
  shares: Coverage['total']['shares']
  grid?: string
  estate?: string
  sum?: true
}

/** All grids, what lies in none, and the sum of everything. */
export function gridRows({ grids, outside, total }: Coverage): Covered[] {
  return [
    { key: 'all', name: '全社区', buildings: total.buildings, shares: total.shares, sum: true },
    ...grids.map(({ id, ...row }) => ({ key: id, ...row, grid: id })),
    ...(outside
      ? [{ key: 'outside', name: outside.name, buildings: outside.buildings, shares: outside.shares, grid: '' }]
      : []),
  ]
}

export const estateRows = ({ estates }: Coverage): Covered[] =>
  estates.map(({ id, ...row }) => ({ key: id, ...row, estate: id }))
