import type { Appeal } from '../../src-shared/points/appeal'
import { closedFor, closingId, type Closing } from '../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../src-shared/points/entry'
import { lengthOf, monthsOf, printPeriod } from '../../src-shared/period'
import type { KeptTable } from '../../src-shared/tables'
import type { Reader } from './reader'

/** A row that would be written over: as it is and as it would be. */
interface Rewritten {
  table: KeptTable
  now: object | undefined
  then: object | undefined
}

/**
 * Why rows may not be written over: an entry stands in a closed month, a closing has a later one or an objection resting on it, one
 * that was taken back would come again, or an objection would come back to figures that are closed no more.
 * @returns the sentence that says so, and what to do instead
 */
export async function closedAgainst(reader: Reader, rows: readonly Rewritten[]): Promise<string | undefined> {
  const entries = rows.flatMap(({ table, now, then }) => {
    const both = [now, then].flatMap(row => (table === 'points' && row ? (row as PointsEntry) : []))
    // Whose points they are may still change: two records of one person become one.
    return new Set(both.map(whatCounts)).size < both.length ? [] : both
  })
  const gone = rows.flatMap(({ table, now, then }) => (table === 'closings' && now && !then ? [now as Closing] : []))
  const back = rows.find(({ table, now, then }) => table === 'closings' && !now && then)
  // Its figures were those of then: what was entered since would stand behind them.
  if (back) return `请到“积分 → 结账与公示”里重新结账：以前的数可能已经不对。`
  for (const { table, now, then } of rows) {
    if (table !== 'appeals' || now || !then) continue
    const { branch, period } = then as Appeal
    if (!(await reader.get('closings', closingId(branch, period))))
      return `${printPeriod(period)}积分的结账已经撤销，异议不能恢复。记错了的，直接更正。`
  }
  if (!entries.length && !gone.length) return undefined
  const closings = await reader.all('closings')
  const closed = entries.find(entry => standsIn(entry) <= closedFor(closings, entry))
  if (closed)
    return `${printPeriod(standsIn(closed))}积分已经结账。记错了的，到党员积分账里红字冲正，或者更正那次会议的到会情况。`
  for (const { branch, period } of gone) {
    const doubted = (await reader.all('appeals', { branch })).find(row => row.period === period)
    if (doubted) return `${printPeriod(period)}积分已经登记了异议，不能撤销结账：登记错了的，请先删除异议。`
    // A quarter and a year keep lines of their own: they rest on their months, and nothing on them.
    if (lengthOf(period) !== 'month') continue
    const later = closings.find(row => {
      if (row.branch !== branch || gone.some(one => one.id === row.id)) return false
      const months = monthsOf(row.period)
      return months[months.length - 1]! >= period
    })
    if (later) return `${printPeriod(later.period)}已经在它以后结账，请先撤销那一次。`
  }
  return undefined
}

const whatCounts = (entry: PointsEntry) =>
  [entry.branch, entry.rule, entry.date, entry.delta, standsIn(entry)].join('|')
