import { netChanges } from '../../../src-shared/journal/net-changes'
import type { Change } from '../../../src-shared/journal/entry'
import type { Stored } from '../../../src-shared/records/row'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import type { Reader } from '../reader'

type Row = Stored<RecordOf<KeptTable>>

/** A row as it was at an entry of the journal and as it is now; undefined where it was not in the books. */
export interface RowSince {
  before: Row | undefined
  after: Row | undefined
}

const live = (row: Row | undefined) => (row && !row.deletedAt ? row : undefined)

/**
 * The rows of a table that were written after an entry, each as it was then. Every row names the entry that wrote it
 * last, and that entry what stood there before: so only what changed is read.
 */
export async function rowsSince(reader: Reader, table: KeptTable, entry: number): Promise<RowSince[]> {
  const written = (await reader.everything(table)).filter(row => row.entry > entry) as Row[]
  const changes = new Map<number, Map<string, Change>>()
  async function changeOf(number: number, id: string): Promise<Change | undefined> {
    let known = changes.get(number)
    if (!known) {
      const found = await reader.journalEntry(number)
      known = new Map((found ? netChanges(found) : []).filter(one => one.table === table).map(one => [one.id, one]))
      changes.set(number, known)
    }
    return known.get(id)
  }
  const rows: RowSince[] = []
  for (const row of written) {
    let before: Row | undefined = row
    // An entry that is not there any more ends the way back: the row then counts as new.
    while (before && before.entry > entry) before = (await changeOf(before.entry, row.id))?.before as Row | undefined
    rows.push({ before: live(before), after: live(row) })
  }
  return rows.filter(({ before, after }) => before ?? after)
}
