import type { Entry } from '../../../src-shared/journal/entry'
import { mainRecords } from '../../../src-shared/record-parts'
import type { Stored } from '../../../src-shared/records/row'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import type { Reader } from '../reader'

type Row = Stored<RecordOf<KeptTable>>

/** What one entry removed and nobody has brought back: its main record, and how many such records there were. */
export interface Recycled {
  entry: Entry
  table: KeptTable
  row: Row
  count: number
}

/** Points from attendance come and go with their meeting. */
const follows = (row: Row) => 'source' in row && row.source === 'attendance'

/** What lies in the recycle bin, newest first. Reads removed rows alone, and the entries of those it answers with. */
export async function recycledRows(reader: Reader, limit: number): Promise<Recycled[]> {
  const byEntry = new Map<number, Omit<Recycled, 'entry'>>()
  for (const table of mainRecords)
    for (const row of await reader.removed(table)) {
      if (follows(row)) continue
      const known = byEntry.get(row.entry)
      if (!known) byEntry.set(row.entry, { table, row, count: 1 })
      else if (known.table === table) known.count++
    }
  const newest = [...byEntry].sort(([a], [b]) => b - a).slice(0, limit)
  const lines: Recycled[] = []
  for (const [number, what] of newest) {
    const entry = await reader.journalEntry(number)
    if (entry) lines.push({ entry, ...what })
  }
  return lines
}
