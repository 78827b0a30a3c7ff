import { closedFor } from '../../../src-shared/points/closing'
import { entrySources, standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { itemOn } from '../../../src-shared/points/pack'
import type { Reader } from '../reader'
import { packsOf } from './packs-in-force'

/** Entries as lists show them: with whose they are, what they are called, where they stand, and whether a line takes them back. */
export async function entryRows(reader: Reader, entries: readonly PointsEntry[]) {
  const reversed = new Set(entries.map(({ reverses }) => reverses))
  const closings = await reader.all('closings')
  const packs = await packsOf(reader)
  const names = new Map<string, string>()
  for (const { member } of entries)
    if (!names.has(member)) names.set(member, (await reader.get('members', member))?.name ?? '')
  return entries.map(entry => {
    const { id, member, branch, rule, date, delta, source, note, meeting, reverses, evidence, pack } = entry
    return {
      ...{ id, member, branch, rule, date, delta, source, note, pack },
      name: names.get(member)!,
      ruleName: itemOn(packs, date, rule)?.name ?? rule,
      sourceLabel: entrySources[source],
      month: standsIn(entry),
      confirmed: standsIn(entry) <= closedFor(closings, entry),
      meeting: meeting ?? null,
      reverses: reverses ?? null,
      reversed: reversed.has(id),
      evidence: evidence ?? null,
      amount: entry.amount ?? null,
    }
  })
}
