import type { GridRole } from '../grid/grid-post'
import { saidOf } from '../grid/patrols-said'
import type { Books } from './figures-books'
import { plain, type FigureDefinition } from './figures-definition'
import type { GridBooks } from './figures-grid-books'

const holding = ({ posts }: GridBooks, roles: readonly GridRole[]) => posts.filter(({ role }) => roles.includes(role))

/** People, each once, however many places they have. */
const people =
  (...roles: GridRole[]) =>
  ({ grid }: Books) =>
    plain(new Set(holding(grid, roles).map(({ person }) => person)).size)

/** Places that have somebody in a role, of all. */
const having = (of: 'grid' | 'building', role: GridRole) => (books: Books) => {
  const places = books.grid[`${of}s`]
  const served = new Set(holding(books.grid, [role]).map(post => post[of]))
  return { numerator: places.filter(id => served.has(id)).length, denominator: places.length }
}

/** Rounds of all grids, each grid's by the rule of its own figures: a sum and single rows never count twice. */
function rounds(patrols: GridBooks['patrols']): { single: number; summed: number } {
  const byGrid = new Map<string, GridBooks['patrols'][number][]>()
  for (const patrol of patrols) byGrid.set(patrol.grid, [...(byGrid.get(patrol.grid) ?? []), patrol])
  const all = { single: 0, summed: 0 }
  for (const own of byGrid.values()) {
    const { single, summed } = saidOf(own, 'rounds')
    all.single += single
    all.summed += summed
  }
  return all
}

/** Grids, who serves in them, and how often they were gone through (domain §9.2); no household and no resident. */
export const gridFigures: readonly FigureDefinition[] = [
  { code: 'grid.grids', label: '网格', basis: '期末个数', count: ({ grid }) => plain(grid.grids.length) },
  { code: 'grid.buildings', label: '楼栋', basis: '期末栋数', count: ({ grid }) => plain(grid.buildings.length) },
  { code: 'grid.buildingLeaders', label: '楼栋长', basis: '期末人数', count: people('buildingLeader') },
  { code: 'grid.workers', label: '网格员', basis: '期末人数', count: people('fullTime', 'partTime') },
  {
    ...{ code: 'grid.ledGrids', label: '网格长配备率', basis: '有网格长的网格、网格' },
    count: having('grid', 'gridLeader'),
  },
  {
    ...{ code: 'grid.ledBuildings', label: '楼栋长配备率', basis: '有楼栋长的楼栋、楼栋' },
    count: having('building', 'buildingLeader'),
  },
  {
    ...{ code: 'grid.patrols', label: '网格巡查', basis: '次数' },
    count: ({ grid }) => {
      const { single, summed } = rounds(grid.patrols)
      return plain(single + summed)
    },
  },
  {
    ...{ code: 'grid.patrolSums', label: '网格巡查（按月汇总登记的）', basis: '其中按月汇总登记的次数' },
    count: ({ grid }) => plain(rounds(grid.patrols).summed),
  },
]
