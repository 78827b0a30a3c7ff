import { lateIn } from './closing'
import { standsIn, type PointsEntry } from './entry'
import { reversalOf } from './reversal'

/** What has to be written so that what stands of a meeting is what its attendance says. */
export interface EntryDifference {
  /** Rows as the store has them, to be taken away or written over. */
  before: PointsEntry[]
  /** Rows as they have to be, reversals among them. */
  after: PointsEntry[]
}

interface Closed {
  /** The last month that is closed for an entry, see `closedFor`. */
  through: (entry: Pick<PointsEntry, 'branch' | 'member'>) => string
  newId: () => string
  /** What a reversal says. */
  why: string
}

const same = (a: PointsEntry, b: PointsEntry) => a.branch === b.branch && a.date === b.date && a.delta === b.delta
const sameWords = (a: PointsEntry, b: PointsEntry) => a.note === b.note && a.pack === b.pack
const sameFact = (a: PointsEntry, b: PointsEntry) => a.member === b.member && a.rule === b.rule

/**
 * Entries from attendance follow their meeting row by row while their month is open. Behind a closed month nothing is touched:
 * what no longer holds is reversed, and what holds now is added, both in the next open month and with the date of the fact
 * (domain §3.4). A correction that is itself corrected leaves nothing behind in an open month. The same twice changes nothing.
 * @param current all live entries of the meeting, reversals included
 * @param wanted what its attendance says, with the ids of `attendanceEntryId`
 */
export function differenceOfEntries(
  current: readonly PointsEntry[],
  wanted: readonly PointsEntry[],
  { through, newId, why }: Closed,
): EntryDifference {
  const isClosed = (entry: PointsEntry) => standsIn(entry) <= through(entry)
  const reversals = new Map(current.flatMap(entry => (entry.reverses ? [[entry.reverses, entry] as const] : [])))
  const standing = current.filter(({ id, source }) => source === 'attendance' && !reversals.has(id))
  const difference: EntryDifference = { before: [], after: [] }
  const write = (before: PointsEntry | undefined, after: PointsEntry | undefined) => {
    if (before) difference.before.push(before)
    if (after) difference.after.push(after)
  }
  const placed = (entry: PointsEntry, id: string) => ({ ...entry, id, ...lateIn(through(entry), entry.date) })

  // Two records of one person that became one may both have an entry for a fact: it counts once, the closed one first.
  const given = new Set<PointsEntry>()
  for (const entry of [...standing.filter(isClosed), ...standing.filter(one => !isClosed(one))]) {
    const want = wanted.find(one => sameFact(one, entry) && !given.has(one))
    if (want) given.add(want)
    if (want && same(want, entry) && (isClosed(entry) || sameWords(want, entry))) continue
    if (!isClosed(entry)) write(entry, want && placed(want, entry.id))
    else {
      const own = { id: newId(), note: why, ...lateIn(through(entry), entry.date) }
      write(undefined, reversalOf(entry, own))
      if (want) write(undefined, placed(want, freeId(want.id)))
    }
  }
  for (const want of wanted.filter(one => !standing.some(entry => sameFact(one, entry)))) {
    const taken = [...reversals.values()].find(reversal => !isClosed(reversal) && takesBack(reversal, want))
    if (taken) write(taken, undefined)
    else write(undefined, placed(want, freeId(want.id)))
  }
  return difference

  function takesBack(reversal: PointsEntry, want: PointsEntry): boolean {
    const original = current.find(({ id }) => id === reversal.reverses)
    return original !== undefined && sameFact(original, want) && same(original, want)
  }

  /** The id of a fact, or where an entry that was reversed has it, the next that is free. */
  function freeId(id: string): string {
    const used = (one: string) => current.some(entry => entry.id === one)
    for (let i = 1; ; i++) {
      const one = i === 1 ? id : `${id}:${i}`
      if (!used(one)) return one
    }
  }
}
