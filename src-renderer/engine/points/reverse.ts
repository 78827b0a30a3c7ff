import { measuredDelta } from '../../../src-shared/points/measured'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { reversalOf } from '../../../src-shared/points/reversal'
import type { Tx } from '../transaction'
import { openFor, warnOfLate } from './late'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'
import { factsOf } from './facts'

/** Takes an entry back by a line of its own, in its own month or, where this is closed, in the next that is open. */
export async function reverseEntry(
  tx: Tx,
  original: PointsEntry,
  said: { note: string; member?: string },
): Promise<PointsEntry> {
  const of = { ...original, ...said }
  const late = await openFor(tx, of, `${standsIn(original)}-01`, await tx.all('memberships', { member: of.member }))
  const own = { ...said, ...late, ...(await measuredBack(tx, original)), id: tx.newId() }
  const entry = reversalOf(original, own)
  await tx.put('points', entry)
  await keepMonths(tx, [entry], [])
  warnOfLate(tx, [entry])
  return entry
}

/** A measured entry is taken back by its amount: what that is worth depends on those beside it in the year of the fact. */
async function measuredBack(tx: Tx, { member, rule, pack: id, amount, date }: PointsEntry) {
  if (amount === undefined) return {}
  const item = (await packsOf(tx)).find(pack => pack.id === id)?.items.find(one => one.code === rule)
  const facts = await factsOf(tx, member, date.slice(0, 4))
  const beside = facts.filter(entry => entry.rule === rule && entry.pack === id)
  return { amount: -amount, ...(item && { delta: measuredDelta(item, -amount, beside) }) }
}
