import type { PointsEntry } from './entry'

export interface EntryDifference<T extends PointsEntry> {
  add: PointsEntry[]
  /** Same id, other content: the row as it stands and as it has to be. */
  change: { before: T; after: PointsEntry }[]
  remove: T[]
}

const compared = ['member', 'branch', 'rule', 'pack', 'date', 'delta', 'source', 'meeting', 'note'] as const

/**
 * What has to be written so that a meeting's live entries are the wanted ones. Entries from attendance follow their
 * meeting row by row while no period is closed; a removed meeting wants none. The same twice changes nothing.
 */
export function differenceOfEntries<T extends PointsEntry>(
  current: readonly T[],
  wanted: readonly PointsEntry[],
): EntryDifference<T> {
  const standing = new Map(current.map(entry => [entry.id, entry]))
  const kept = new Set(wanted.map(entry => entry.id))
  return {
    add: wanted.filter(entry => !standing.has(entry.id)),
    change: wanted.flatMap(after => {
      const before = standing.get(after.id)
      return before && compared.some(field => before[field] !== after[field]) ? [{ before, after }] : []
    }),
    remove: current.filter(entry => !kept.has(entry.id)),
  }
}
