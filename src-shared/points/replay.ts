import type { Meeting } from '../meetings/meeting'
import type { PointsEntry } from './entry'
import { entriesOfMeeting } from './from-attendance'
import { measuredDelta } from './measured'
import { isMeasured, type PackItem, type PointsPack } from './pack'

/** What a pack would have made of the facts of a year. */
export interface Replayed {
  entries: PointsEntry[]
  /** Entries by hand whose item the pack does not have, by code. */
  dropped: ReadonlyMap<string, number>
  /** Entries by hand that keep their own delta though the item gives another: nothing says which of the new ones it would be. */
  kept: ReadonlyMap<string, number>
}

/**
 * The facts of a year judged by another pack: attendance anew, and what was entered by hand by the code of its item. An
 * entry that was so many times its item's delta is that many times the new one's, of several deltas the one in the same
 * place; amounts are measured anew; else it keeps its own delta, which is said. Nothing of it is written.
 * @param entries of the year, the live ones
 * @param packs those they were entered under
 * @param amounts entries of measured items so far, to be handed on where a year is replayed piece by piece
 */
export function replay(given: {
  entries: readonly PointsEntry[]
  meetings: readonly Pick<Meeting, 'id' | 'kind' | 'countsAs' | 'branch' | 'date' | 'number' | 'attendance'>[]
  pack: PointsPack
  packs: readonly PointsPack[]
  amounts?: Map<string, PointsEntry[]>
}): Replayed {
  const { entries, meetings, pack, packs, amounts = new Map<string, PointsEntry[]>() } = given
  const sourceOf = new Map(entries.map(({ id, source }) => [id, source]))
  /** A reversal of attendance goes with the attendance, which is judged as it now stands. */
  const isByHand = ({ source, reverses }: PointsEntry) =>
    source === 'hand' || (source === 'reversal' && sourceOf.get(reverses ?? '') !== 'attendance')
  const [dropped, kept] = [new Map<string, number>(), new Map<string, number>()]
  const count = (of: Map<string, number>, { rule }: PointsEntry) => of.set(rule, (of.get(rule) ?? 0) + 1)
  const byHand = entries.filter(isByHand).flatMap((entry): PointsEntry[] => {
    const item = pack.items.find(({ code }) => code === entry.rule)
    if (!item) {
      count(dropped, entry)
      return []
    }
    const made = { ...entry, pack: pack.id, delta: worth(entry, item) }
    if (entry.amount !== undefined) amountsOf(entry).push(made)
    return [made]
  })
  function worth(entry: PointsEntry, item: PackItem): number {
    const { delta, amount } = entry
    if (amount !== undefined && isMeasured(item)) return measuredDelta(item, amount, amountsOf(entry))
    const old = packs.find(({ id }) => id === entry.pack)?.items.find(({ code }) => code === entry.rule)
    const found = rescaled(delta, old, item)
    if (found === undefined) count(kept, entry)
    return found ?? delta
  }
  function amountsOf({ member, rule }: Pick<PointsEntry, 'member' | 'rule'>): PointsEntry[] {
    const key = `${member}|${rule}`
    const list = amounts.get(key) ?? []
    amounts.set(key, list)
    return list
  }
  return { entries: [...meetings.flatMap(meeting => entriesOfMeeting(meeting, pack)), ...byHand], dropped, kept }
}

/** What an entry of an old item's delta is worth by another item; undefined where nothing says so. */
function rescaled(delta: number, old: PackItem | undefined, item: PackItem): number | undefined {
  if (old?.deltas.length !== item.deltas.length || old.per !== item.per) return undefined
  if (old.deltas.every((one, i) => one === item.deltas[i])) return delta
  const [each, only] = [old.deltas[0]!, item.deltas[0]!]
  if (old.deltas.length === 1) return delta % each === 0 ? (delta / each) * only : undefined
  const place = old.deltas.findIndex(one => Math.abs(one) === Math.abs(delta))
  // A reversal has the other sign.
  return place < 0 ? undefined : item.deltas[place]! * Math.sign(delta) * Math.sign(old.deltas[place]!)
}
