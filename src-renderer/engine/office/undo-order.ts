import type { Entry } from '../../../src-shared/journal/entry'
import { shownBy } from '../../../src-shared/journal/shown'
import type { KeptTable } from '../../../src-shared/tables'
import type { Reader } from '../reader'
import { undoneBy } from './entry-title'

/** A look at somebody's numbers changed nothing; a printing only says that there is paper. Neither is a deed to take back. */
const isPassedOver = (entry: Entry) =>
  shownBy(entry) !== undefined ||
  (entry.changes.length > 0 && entry.changes.every(({ table }) => (table as KeptTable) === 'printings'))

/**
 * The deed that Ctrl+Z takes back: the newest of this operator that is no undoing itself and stands, undone or not
 * having been done again since. Looks and printings are passed over.
 * @param after number of the entry at which the sitting began
 * @param isOver further deeds to pass over
 */
export async function newestDeed(
  reader: Reader,
  operator: string,
  after: number,
  isOver: (entry: Entry) => boolean = () => false,
): Promise<Entry | undefined> {
  /** Deeds that were undone or done again, and whether they stand since. */
  const stands = new Map<number, boolean>()
  for (let number = await reader.lastEntryNumber(); number > after; number--) {
    const entry = await reader.journalEntry(number)
    const undone = entry && undoneBy(entry)
    if (undone) {
      const deed = await deedBehind(reader, undone.entry)
      if (!stands.has(deed)) stands.set(deed, undone.again)
    } else if (entry?.operator === operator && stands.get(number) !== false && !isPassedOver(entry) && !isOver(entry))
      return entry
  }
  return undefined
}

/** The undoing that Ctrl+Y takes back: the newest of this operator that holds, while nothing else came after it. */
export async function newestUndoing(reader: Reader, operator: string, after: number): Promise<Entry | undefined> {
  const turned = new Set<number>()
  for (let number = await reader.lastEntryNumber(); number > after; number--) {
    const entry = await reader.journalEntry(number)
    if (entry && isPassedOver(entry)) continue
    const undone = entry && undoneBy(entry)
    if (!undone || entry.operator !== operator) return undefined
    const deed = await deedBehind(reader, undone.entry)
    if (!turned.has(deed) && !undone.again) return entry
    turned.add(deed)
  }
  return undefined
}

/** The deed that an entry goes back to, however often it was undone and done again. */
async function deedBehind(reader: Reader, number: number): Promise<number> {
  const entry = await reader.journalEntry(number)
  const undone = entry && undoneBy(entry)
  return undone ? deedBehind(reader, undone.entry) : number
}
