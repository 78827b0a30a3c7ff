import { measuredDelta } from '../../../src-shared/points/measured'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { reversalOf } from '../../../src-shared/points/reversal'
import type { Tx } from '../transaction'
import { openFor, warnOfLate } from './late'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'
import { entriesStanding } from './standing-entries'

/** Takes an entry back by a line of its own, in its own month or, where this is closed, in the next that is open. */
export async function reverseEntry(
  tx: Tx,
  original: PointsEntry,
  said: { note: string; member?: string },
): Promise<PointsEntry> {
  const late = await openFor(tx, { ...original, ...said }, `${standsIn(original)}-01`)
  const own = { ...said, ...late, ...(await measuredBack(tx, original, late.period)), id: tx.newId() }
  const entry = reversalOf(original, own)
  await tx.put('points', entry)
  await keepMonths(tx, [entry], [])
  warnOfLate(tx, [entry])
  return entry
}

/**
 * A measured entry is taken back by its amount: what that is worth depends on those beside it in the year. In another year
 * than its own it is taken back by its points alone.
 */
async function measuredBack(tx: Tx, original: PointsEntry, period: string | undefined) {
  const { member, rule, pack: id, amount } = original
  const year = standsIn(original).slice(0, 4)
  if (amount === undefined || (period !== undefined && !period.startsWith(year))) return {}
  const item = (await packsOf(tx)).find(pack => pack.id === id)?.items.find(one => one.code === rule)
  const beside = (await entriesStanding(tx, { member }, `${year}-01`, `${year}-12`)).filter(
    entry => entry.rule === rule && entry.pack === id,
  )
  return { amount: -amount, ...(item && { delta: measuredDelta(item, -amount, beside) }) }
}
