import type { GridPost } from '../../../src-shared/grid/grid-post'
import { gridsOn, type GridOn, type GridTables } from '../../../src-shared/grid/grids-on'
import type { PatrolDays } from '../../../src-shared/grid/patrol-days'
import { workTerms } from '../../../src-shared/grid/work-terms'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal, type Problem } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { Outside } from '../command'
import { ownOffice } from '../office/queries'
import type { Reader } from '../reader'
import type { Tx } from '../transaction'

/** What the office says of its patrols: on which days, and since when there are books at all. */
export async function patrolTerms(
  reader: Reader,
  dateOf: Outside['dateOf'],
): Promise<{ code: string; days: readonly PatrolDays[]; since: PlainDate }> {
  const office = await ownOffice(reader)
  if (!office) throw new Refusal([problem('office-missing', '请先建立本单位台账。')])
  return { code: office.code, days: office.patrolDays ?? [], since: dateOf(office.createdAt) }
}

/** The first round of each grid that has one of the time before the books began: from it on rounds are due. */
export async function firstRounds(reader: Reader, since: PlainDate): Promise<Map<string, PlainDate>> {
  const first = new Map<string, PlainDate>()
  for (const { grid, date } of await reader.between('patrols', 'date', '', since))
    if (date < (first.get(grid) ?? since)) first.set(grid, date)
  return first
}

/** Who patrols a grid on a day, each once, in the order of the roles that the terms name. */
export function patrollersOf(
  grid: string,
  day: PlainDate,
  posts: readonly GridPost[],
): Pick<GridPost, 'person' | 'role'>[] {
  const own = posts.filter(post => post.grid === grid && workTerms.patrols.by.includes(post.role) && holdsOn(post, day))
  const place = ({ role }: GridPost) => workTerms.patrols.by.indexOf(role)
  const inOrder = own.sort((a, b) => place(a) - place(b))
  return inOrder.filter(({ person }, at) => inOrder.findIndex(other => other.person === person) === at)
}

/** The grids that stood on at least one day of a stretch, in the order of their serials. */
export function gridsWithin(from: PlainDate, to: PlainDate, tables: GridTables): GridOn['grid'][] {
  return tables.grids
    .filter(grid => (grid.from ?? '') <= to && (grid.to === undefined || grid.to > from))
    .sort((a, b) => a.serial - b.serial)
}

/** Refuses a day that has not come. */
export function refuseFuture(tx: Tx, date: PlainDate, field: string, path: (string | number)[]): void {
  if (date > tx.today) tx.refuse(problem('date-future', `${field}还没有到，请核对。`, { field, path }))
}

/** Refuses a grid that did not stand on a day. */
export function refuseNoGrid(
  tx: Tx,
  grid: string,
  day: PlainDate,
  tables: GridTables,
  path: (string | number)[],
): GridOn {
  return (
    gridsOn(day, tables).find(one => one.grid.id === grid) ??
    tx.refuse(problem('grid-unknown', '这一天没有这个网格，请核对日期，或者重新选择。', { field: '网格', path }))
  )
}

/** Refuses somebody who is not among those who serve in the grids. */
export async function refuseNoWorker(
  tx: Tx,
  worker: string | undefined,
  path: (string | number)[],
  field = '网格员',
): Promise<void> {
  if (worker !== undefined && !(await tx.get('gridPeople', worker)))
    tx.refuse(problem('worker-unknown', '没有这名网格人员，请重新选择。', { field, path }))
}

/** A problem of a row in a list that was given. */
export const placed = (found: Problem, at: (string | number)[]): Problem => ({
  ...found,
  path: [...at, ...(found.path ?? [])],
})
