import { describe, expect, it } from 'vitest'
import { bundleTables } from '../../../src-shared/bundle/bundle-tables'
import type { Grid } from '../../../src-shared/grid/grid'
import type { Patrol } from '../../../src-shared/grid/patrol'
import { patrolsDone } from '../../../src-shared/grid/patrols-done'
import { arraySource } from '../../../src-shared/source'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { build, info, read, tables } from '../bundle/sample'
import { valueOf } from '../outcome'

const grid = (id: string, more: object = {}) => ({
  id,
  name: `名${id}`,
  serial: 1,
  kind: 'general',
  bounds: '东至柳荫路',
  ...more,
})
const building = (id: string, more: object = {}) => ({ id, name: `楼${id}`, serial: 1, address: '柳荫路8号', ...more })
const post = (id: string, person: string, role: string, more: object) => ({
  id,
  person,
  role,
  reason: '身体原因',
  ...more,
})
const patrol = (id: string, date: string, rounds: number, more: object = {}) => ({
  ...{ id, grid: 'g1', worker: 'p1', date, basis: 'app', rounds, findings: 2, note: '三楼堆放杂物' },
  ...more,
})

const books = {
  ...tables,
  grids: [grid('g1'), grid('g2', { to: '2026-09-30' }), grid('g3', { from: '2026-10-01' }), grid('g4')],
  buildings: [building('b1'), building('b2'), building('b3', { to: '2026-08-01' }), building('b4')],
  gridPosts: [
    post('1', 'p1', 'gridLeader', { grid: 'g1' }),
    post('2', 'p2', 'gridLeader', { grid: 'g4', to: '2026-09-30' }),
    post('3', 'p2', 'fullTime', { grid: 'g1' }),
    post('4', 'p2', 'partTime', { grid: 'g4' }),
    post('5', 'p3', 'fullTime', { grid: 'g4', from: '2026-09-30' }),
    post('6', 'p4', 'fullTime', { grid: 'g2' }),
    post('7', 'p5', 'buildingLeader', { building: 'b1' }),
    post('8', 'p5', 'buildingLeader', { building: 'b2' }),
    post('9', 'p6', 'buildingLeader', { building: 'b3' }),
    post('10', 'p7', 'stationed', { grid: 'g1', force: 'police' }),
    post('11', 'p8', 'property', { estate: 'e1' }),
  ],
  patrols: [
    patrol('r1', '2026-06-30', 5),
    patrol('r2', '2026-07-01', 2),
    patrol('r3', '2026-08-01', 60, { until: '2026-08-31', basis: 'summary' }),
    patrol('r4', '2026-09-30', 1, { basis: 'typed' }),
    patrol('r5', '2026-10-01', 9),
  ],
}

const gridFigures = (figures: readonly { code: string; numerator: number; denominator: number | null }[]) =>
  Object.fromEntries(
    figures.filter(({ code }) => code.startsWith('grid.')).map(one => [one.code, [one.numerator, one.denominator]]),
  )

describe('the figures of the grids', () => {
  it('count what stands at the end of the period, people once, rounds by the day of the fact, sums apart', async () => {
    expect(gridFigures(await figuresOf(arraySource(books), '2026Q3', '2026-10-08'))).toEqual({
      'grid.grids': [2, null],
      'grid.buildings': [3, null],
      'grid.buildingLeaders': [1, null],
      'grid.workers': [2, null],
      'grid.ledGrids': [1, 2],
      'grid.ledBuildings': [2, 3],
      'grid.patrols': [63, null],
      'grid.patrolSums': [60, null],
    })
  })

  it('trap 5.6-8: say the rounds that the office itself says, a sum beside single rows too', async () => {
    const patrols = [
      patrol('r1', '2026-08-01', 60, { until: '2026-08-31', basis: 'summary' }),
      patrol('r2', '2026-08-03', 2),
      patrol('r3', '2026-08-03', 1, { grid: 'g4' }),
    ]
    const own = patrolsDone(grid('g1') as Grid, '2026Q3', {
      ...{ rows: patrols as Patrol[], days: [], since: '2026-07-01', today: '2026-10-08' },
    })
    const found = gridFigures(await figuresOf(arraySource({ ...books, patrols }), '2026Q3', '2026-10-08'))
    expect(found['grid.patrols']).toEqual([own.rounds + 1, null])
    expect(found).toMatchObject({ 'grid.patrols': [61, null], 'grid.patrolSums': [58, null] })
  })

  it('are counted up to the cut-off where the period still runs', async () => {
    const cut = gridFigures(await figuresOf(arraySource(books), '2026Q3', '2026-08-15'))
    expect(cut['grid.ledGrids']).toEqual([2, 3])
    expect(cut['grid.patrols']).toEqual([62, null])
  })

  it.each(['pseudonymous', 'named'] as const)('the street counts the same from a %s bundle', async detail => {
    const here = await figuresOf(arraySource(books), '2026Q3', '2026-10-08')
    const bundle = valueOf(await read((await build({ info: { ...info, detail }, tables: books })).bytes))
    const there = await figuresOf(arraySource(valueOf(bundle.tables())), '2026Q3', '2026-10-08')
    expect(gridFigures(there)).toEqual(gridFigures(here))
  })

  it.each(['pseudonymous', 'named'] as const)(
    'trap 5.6-6: no word, name or place of the grids is in a %s bundle',
    async detail => {
      const bundle = valueOf(await read((await build({ info: { ...info, detail }, tables: books })).bytes))
      const sent = new Map(Object.entries(valueOf(bundle.tables())))
      const words = JSON.stringify(['grids', 'buildings', 'gridPosts', 'patrols'].map(name => sent.get(name)))
      expect(words).not.toMatch(/[\u3400-\u9fff]|police|findings|note|worker|serial/)
    },
  )

  it('households, residents, marks, visits, diaries, pairings and who serves are no tables of a bundle', () => {
    const stay = [
      'estates',
      'gridParts',
      'households',
      'residents',
      'marks',
      'gridPeople',
      'visits',
      'visitCalls',
      'diaries',
      'pairings',
    ]
    expect(bundleTables.map(({ name }) => name).filter(name => stay.includes(name))).toEqual([])
  })
})
