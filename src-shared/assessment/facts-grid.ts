import type { Call } from '../grid/calls'
import type { Grid } from '../grid/grid'
import { doneOf, patrolsDone, type PatrolBooks } from '../grid/patrols-done'
import type { NeedState } from '../grid/serving'
import { visitsDone } from '../grid/visits-done'
import { addDays, type PlainDate } from '../plain-date'
import { assessmentTerms } from './assessment-terms'
import type { FactLine } from './facts'

const opens = (id: string) => ({ table: 'grids' as const, id })

/** Each grid and building that needs somebody: done where it has them. Null where there is neither. */
export function gridStaffed(
  states: readonly NeedState[],
  nameOf: (building: NonNullable<NeedState['building']>) => string,
): FactLine[] | null {
  const own = states.filter(({ need }) => assessmentTerms.staffing.needs.includes(need.code))
  if (!own.length) return null
  return own.map(({ need, grid, building, holders }) => {
    const place = building ? nameOf(building) : grid!.grid.name
    return {
      id: `${building?.id ?? grid!.grid.id}|${need.code}`,
      ...{ name: `${place}　${need.label}`, done: Number(holders.length > 0), due: 1 },
      ...(!holders.length && { says: '空缺' }),
      opens: building ? { table: 'buildings', id: building.id } : opens(grid!.grid.id),
    }
  })
}

/** Each grid: its rounds of the year up to a day. Null where none was due. */
export function gridPatrols(
  grids: readonly Grid[],
  year: string,
  day: PlainDate,
  { rows, today, ...books }: PatrolBooks,
): FactLine[] | null {
  const until: PatrolBooks = {
    ...books,
    rows: rows.filter(({ date }) => date <= day),
    // A day that is over asks for both its rounds.
    today: day < today ? addDays(day, 1) : today,
  }
  const lines = grids.map((grid): FactLine => {
    const found = patrolsDone(grid, year, until)
    const missing = found.missing.length
    return {
      ...{ id: grid.id, name: grid.name, done: doneOf(found), due: found.due, opens: opens(grid.id) },
      ...(missing && { says: `缺${missing}次` }),
    }
  })
  return lines.some(({ due }) => due) ? lines : null
}

/**
 * Each grid: what called for a visit and fell due in the year. Whatever still has time is not due; a visit that came late is one.
 * Null where there is no grid; where nothing called, nothing was due.
 */
export function gridVisits(
  grids: readonly Grid[],
  calls: readonly Call[],
  gridOf: ReadonlyMap<string, string>,
  year: string,
): FactLine[] | null {
  if (!grids.length) return null
  const line = (id: string, name: string, own: readonly Call[]): FactLine => {
    const { inTime, late, overdue } = visitsDone(own, year)
    return {
      ...{ id, name, done: inTime + late, due: inTime + late + overdue },
      ...(overdue && { says: `逾期${overdue}件` }),
      ...(id && { opens: opens(id) }),
    }
  }
  const inGrid = (id: string) => calls.filter(call => gridOf.get(call.id) === id)
  const known = new Set(grids.map(({ id }) => id))
  const apart = line(
    '',
    '不在任何网格',
    calls.filter(({ id }) => !known.has(gridOf.get(id) ?? '')),
  )
  return [...grids.map(({ id, name }) => line(id, name, inGrid(id))), ...(apart.due ? [apart] : [])]
}
