import { boundsOf, type Period } from '../period'
import { addDays, type PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { Grid } from './grid'
import { shifts, type Patrol } from './patrol'
import { isPatrolDay, type PatrolDays } from './patrol-days'
import { saidOf } from './patrols-said'

type Shift = keyof typeof shifts
const shiftKeys = Object.keys(shifts) as Shift[]

/** A round of a grid that a day asked for. */
export interface DueRound {
  date: PlainDate
  shift: Shift
}

/**
 * What a grid did of its rounds. Due is one early and one late round a patrol day, whoever walks it; `done` counts due rounds, each
 * once, and says where the record comes from; `rounds` counts all rounds of all workers.
 */
export interface PatrolsDone {
  due: number
  done: { typed: number; app: number; summary: number }
  missing: DueRound[]
  rounds: number
  findings: number
}

export interface PatrolBooks {
  rows: readonly Patrol[]
  /** The office's lines of patrol days. */
  days: readonly PatrolDays[]
  /** The day on which these books began. */
  since: PlainDate
  /** The first round of a grid, where it lies before that day; whatever period is asked for. */
  firstRound?: ReadonlyMap<string, PlainDate>
  today: PlainDate
}

/**
 * What a grid did in a period. Before the books began a round is due only from the first one that was entered; today only once it is
 * done, for the day is not over. A sum counts for rounds that no single row shows, and never beside them.
 * @param books.rows patrols whose date lies in the period; those of other grids are passed over
 */
export function patrolsDone(grid: Grid, period: Period, books: PatrolBooks): PatrolsDone {
  const { rows, days, since, firstRound, today } = books
  const { from, to } = boundsOf(period)
  const own = rows.filter(row => row.grid === grid.id && row.date >= from && row.date <= to)
  const singles = own.filter(row => row.basis !== 'summary')
  const sums = own.filter(row => row.basis === 'summary')
  const basisOf = new Map<string, 'typed' | 'app'>()
  for (const { date, shift, basis } of singles)
    if (shift && basisOf.get(`${date}${shift}`) !== 'typed') basisOf.set(`${date}${shift}`, basis as 'typed' | 'app')

  const first = firstRound?.get(grid.id) ?? since
  const due: DueRound[] = []
  for (let date = from > first ? from : first; date <= to && date <= today; date = addDays(date, 1))
    if (holdsOn(grid, date) && isPatrolDay(date, days))
      due.push(
        ...shiftKeys.filter(shift => date < today || basisOf.has(`${date}${shift}`)).map(shift => ({ date, shift })),
      )
  const done = { typed: 0, app: 0, summary: 0 }
  let missing = due.filter(({ date, shift }) => {
    const basis = basisOf.get(`${date}${shift}`)
    if (basis) done[basis]++
    return !basis
  })
  for (const sum of sums) {
    const covered = coveredBy(sum, missing)
    done.summary += covered.size
    missing = missing.filter(round => !covered.has(round))
  }
  const total = (field: 'rounds' | 'findings') => {
    const { single, summed } = saidOf(own, field)
    return single + summed
  }
  return { due: due.length, done, missing, rounds: total('rounds'), findings: total('findings') }
}

/** The due rounds that a sum stands for: as many of each shift as it says, or of both together where it doesn't say. */
function coveredBy(sum: Patrol, missing: readonly DueRound[]): Set<DueRound> {
  const within = missing.filter(({ date }) => date >= sum.date && date <= (sum.until ?? sum.date))
  if (sum.lateRounds === undefined) return new Set(within.slice(0, sum.rounds))
  const take = (shift: Shift, count: number) => within.filter(round => round.shift === shift).slice(0, count)
  return new Set([...take('am', sum.rounds - sum.lateRounds), ...take('pm', sum.lateRounds)])
}

/** Due rounds that were done, wherever the record comes from. */
export const doneOf = ({ done }: Pick<PatrolsDone, 'done'>): number => done.typed + done.app + done.summary
