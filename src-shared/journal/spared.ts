import { openEntry, type SealedEntry } from './entry'

/** Bytes of entries by their number. */
export type EntryBytes = ReadonlyMap<number, Uint8Array>

/**
 * Of the entries that a journal lacks, those that somebody else has. Each is held against the entry behind it, which
 * says what it follows; what nothing vouches for stays missing.
 * @param ours the entries that stand right behind missing ones
 * @param theirs what the other has
 */
export function sparedEntries(missing: readonly number[], ours: EntryBytes, theirs: EntryBytes): SealedEntry[] {
  const spared = new Map<number, SealedEntry>()
  for (const number of [...missing].sort((a, b) => b - a)) {
    const next = spared.get(number + 1)?.bytes ?? ours.get(number + 1)
    const bytes = theirs.get(number)
    const opened = bytes && openEntry(bytes)
    if (!opened || !next || openEntry(next)?.entry.previous !== opened.hash) continue
    spared.set(number, { number, hash: opened.hash, month: opened.entry.time.slice(0, 7), bytes })
  }
  return [...spared.values()].reverse()
}
