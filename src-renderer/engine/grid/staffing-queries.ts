import * as z from 'zod'
import type { Building } from '../../../src-shared/grid/building'
import { buildingCode, gridCode } from '../../../src-shared/grid/code'
import type { GridOn } from '../../../src-shared/grid/grids-on'
import { coverageOf, needStates, peopleServing, servingOn, type NeedState } from '../../../src-shared/grid/serving'
import { shippedStaffing } from '../../../src-shared/grid/staffing'
import { addDays, addMonths, wholeDate } from '../../../src-shared/plain-date'
import { stoodOn } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { CoverageRows, Coverages, Share, StaffingCard, Vacancy } from './outputs'
import { placeTeams } from './place-teams'
import { gridTables } from './queries'
import { servingBooks, type ServingBooks } from './serving-books'

const asOf = wholeDate.optional().meta({ label: '截至日期' })

const placed = (books: ServingBooks, { grid, building }: Pick<NeedState, 'grid' | 'building'>) => ({
  of: building ? ('building' as const) : ('grid' as const),
  place: building?.id ?? grid?.grid.id ?? '',
  placeName: building ? books.nameOfBuilding(building) : (grid?.grid.name ?? ''),
  grid: grid?.grid.id ?? null,
  gridName: grid?.grid.name ?? '',
})

/** Which grid and which building has nobody whom it is to have, on a day. */
export const gridVacancies = defineQuery({
  name: 'grid.vacancies',
  title: '网格岗位空缺',
  input: z.object({ asOf }),
  output: z.object({ asOf: wholeDate, rows: z.array(Vacancy), needs: z.number().int() }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const books = await servingBooks(reader, day)
    const states = needStates(books.serving)
    const rows = states
      .filter(({ holders }) => !holders.length)
      .map(state => {
        const { code, label, source } = state.need
        const place = placed(books, state)
        return { key: `${code} ${place.place}`, code, label, source, ...place }
      })
    return { asOf: day, rows, needs: states.length }
  },
})

/**
 * Who serves in a building (两长两员) or a grid on a day, what is vacant, the 党员中心户 in it, its levels and teams; null where there is
 * no such place.
 */
export const gridStaffing = defineQuery({
  name: 'grid.staffing',
  title: '网格和楼栋的人员配备',
  input: z.object({ place: z.string().meta({ label: '网格或楼栋' }), asOf }),
  output: StaffingCard,
  async run(reader, input, outside) {
    const books = await servingBooks(reader, input.asOf ?? outside.today())
    const found = placeNamed(books, input.place)
    if (!found) return null
    const [office] = await reader.all('offices')
    const card = await cardOf(reader, books, found, office?.code ?? '')
    return { ...card, teams: await placeTeams(reader, books, found, card.hubs) }
  },
})

/** A grid, or a building with the grid that it lies in, on the day of the books. */
export interface FoundPlace {
  grid: GridOn | null
  building?: Building
}

/** The grid or building of an id; undefined where none stands on the day. */
export function placeNamed({ serving }: ServingBooks, id: string): FoundPlace | undefined {
  const grid = serving.grids.find(on => on.grid.id === id)
  if (grid) return { grid }
  for (const on of serving.grids) {
    const building = on.buildings.find(one => one.id === id)
    if (building) return { grid: on, building }
  }
  const building = serving.outside.find(one => one.id === id)
  return building && { grid: null, building }
}

/** Everything that a staffing card says. */
export async function cardOf(reader: Reader, books: ServingBooks, found: FoundPlace, office: string) {
  const { grid, building } = found
  const holders = building ? books.serving.ofBuilding(building, grid) : books.serving.ofGrid(grid!.grid.id)
  const states = needStates({
    ...books.serving,
    grids: grid ? [grid] : [],
    outside: building && !grid ? [building] : [],
  })
  const needs = states.filter(state => state.building?.id === building?.id)
  const inside = new Set(building ? [building.id] : grid!.buildings.map(({ id }) => id))
  return {
    ...placed(books, found),
    code: building ? buildingCode(office, building) : gridCode(office, grid!.grid),
    estateName: building?.estate === undefined ? '' : books.nameOfEstate(building.estate),
    units: building?.units?.map(({ name }) => name) ?? [],
    lines: holders.map(books.line),
    needs: needs.map(({ need: { code, label, source }, holders: met }) => ({
      code,
      label,
      source,
      met: met.length > 0,
    })),
    hubs: await hubsIn(reader, books, inside),
  }
}

/** The 党员中心户 whose household lies in one of the buildings. */
async function hubsIn(reader: Reader, books: ServingBooks, inside: ReadonlySet<string>) {
  const hubs = (await reader.all('organisations')).filter(
    unit => unit.kind === 'hub' && unit.household && stoodOn(unit, books.day),
  )
  const found = []
  for (const { id, name, household } of hubs) {
    const home = await reader.get('households', household!)
    if (home && inside.has(home.building)) found.push({ id, name })
  }
  return found
}

/** How many of those that are to have somebody have one, on a day: in all, by grid, by estate; each with both numbers. */
export const gridCoverage = defineQuery({
  name: 'grid.coverage',
  title: '网格人员配备情况',
  input: z.object({ asOf }),
  output: Coverages,
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const books = await servingBooks(reader, day)
    const states = needStates(books.serving)
    const all = [...books.serving.grids.flatMap(({ buildings }) => buildings), ...books.serving.outside]
    const serve = peopleServing(day, books.tables.gridPosts, await reader.all('pairings'))
    const estates = (await reader.all('estates'))
      .filter(estate => all.some(building => building.estate === estate.id))
      .sort((a, b) => a.serial - b.serial)
    const byGrid = grouped(states, ({ grid }) => grid?.grid.id ?? '')
    const byEstate = grouped(states, ({ building }) => building?.estate ?? '')
    const { outside: apart } = books.serving
    return {
      asOf: day,
      needs: shippedStaffing.needs.map(({ code, label, of, source }) => ({ code, label, of, source })),
      total: {
        ...{ buildings: all.length, grids: books.serving.grids.length, people: serve.size },
        shares: coverageOf(states),
      },
      grids: books.serving.grids.map(({ grid: { id, name }, buildings }) => ({
        ...{ id, name, buildings: buildings.length, shares: coverageOf(byGrid.get(id) ?? []) },
      })),
      outside: apart.length
        ? { id: '', name: '不在任何网格', buildings: apart.length, shares: coverageOf(byGrid.get('') ?? []) }
        : null,
      estates: estates.map(({ id, name }) => ({
        ...{ id, name, buildings: all.filter(({ estate }) => estate === id).length },
        shares: coverageOf((byEstate.get(id) ?? []).filter(({ building }) => building)),
      })),
    }
  },
})

const grouped = (states: readonly NeedState[], keyOf: (state: NeedState) => string) => {
  const found = new Map<string, NeedState[]>()
  for (const state of states) {
    const known = found.get(keyOf(state))
    if (known) known.push(state)
    else found.set(keyOf(state), [state])
  }
  return found
}

/** The grids or buildings behind a number of the coverage, those that have nobody first. */
export const gridCoverageRows = defineQuery({
  name: 'grid.coverageRows',
  title: '配备情况的明细',
  input: z.object({
    asOf,
    code: z.string().meta({ label: '岗位' }),
    /** Empty: those that lie in no grid. */
    grid: z.string().optional().meta({ label: '网格' }),
    estate: z.string().optional().meta({ label: '小区' }),
  }),
  output: CoverageRows,
  async run(reader, { asOf: on, code, grid, estate }, outside) {
    const books = await servingBooks(reader, on ?? outside.today())
    const states = needStates(books.serving).filter(
      state =>
        state.need.code === code &&
        (grid === undefined || (state.grid?.grid.id ?? '') === grid) &&
        (estate === undefined || state.building?.estate === estate),
    )
    const rows = states.map(state => {
      const { of, place, placeName, gridName } = placed(books, state)
      const names = state.holders.map(holder => books.line(holder).name)
      return { of, place, placeName, gridName, holders: [...new Set(names)].join('、') }
    })
    return { rows: rows.sort((a, b) => Number(a.holders !== '') - Number(b.holders !== '')) }
  },
})

/** The coverage at the end of each of twelve months, the running one as of the day. */
export const gridCoverageTrend = defineQuery({
  name: 'grid.coverageTrend',
  title: '配备情况各月走势',
  input: z.object({ asOf }),
  output: z.object({
    months: z.array(z.object({ month: z.string(), asOf: wholeDate, grids: z.number().int(), shares: z.array(Share) })),
  }),
  async run(reader, input, outside) {
    const day = input.asOf ?? outside.today()
    const tables = {
      ...(await gridTables(reader)),
      gridPosts: await reader.all('gridPosts'),
      posts: await reader.all('posts'),
    }
    const first = `${day.slice(0, 7)}-01`
    const days = Array.from({ length: 12 }, (_, i) => (i === 11 ? day : addDays(addMonths(first, i - 10), -1)))
    return {
      months: days.map(on => {
        const serving = servingOn(on, tables)
        const shares = coverageOf(needStates(serving))
        return { month: on.slice(0, 7), asOf: on, grids: serving.grids.length, shares }
      }),
    }
  },
})
