import { mainRecords, recordParts } from '../record-parts'
import type { KeptTable, RecordOf } from '../tables'
import type { Change, Entry } from './entry'
import { shownBy } from './shown'

type Row = RecordOf<KeptTable>

interface Written {
  table: KeptTable
  id: string
  /** The record as the entry left it, a removed one as it was; undefined where only rows that belong to it were written. */
  row: Row | undefined
}

/** What an entry is about: one of its main records, and how many such records there are. */
export interface Subject extends Written {
  count: number
}

const owners = Object.entries(recordParts).flatMap(([owner, parts]) =>
  parts.map(({ table, by }) => ({ owner: owner as KeptTable, table, by })),
)

/**
 * The subject of an entry; undefined where it changed no rows and showed nobody's numbers. A row that belongs to a record speaks
 * for the record.
 */
export function subjectOf(entry: Pick<Entry, 'changes' | 'result'>): Subject | undefined {
  const shown = shownBy(entry)
  if (shown) return { table: shown.table, id: shown.ids[0]!, row: undefined, count: shown.ids.length }
  const written = entry.changes.map(recordIn)
  const tables = new Set(written.map(({ table }) => table))
  const table = mainRecords.find(main => tables.has(main))
  const own = written.filter(one => one.table === table)
  const [first] = own
  if (!first) return undefined
  const states = own.flatMap(({ id, row }) => (id === first.id && row ? [row] : []))
  return {
    table: first.table,
    id: first.id,
    row: states[states.length - 1],
    count: new Set(own.map(({ id }) => id)).size,
  }
}

function recordIn({ table, id, before, after }: Change): Written {
  const row = (after ?? before) as Row | undefined
  // A post of somebody from outside belongs to no record, a file to one of several kinds.
  const ids = owners.map((owner): [typeof owner, unknown] => [
    owner,
    row && owner.table === table && Reflect.get(row, owner.by),
  ])
  const [part, owner] = ids.find(([, id]) => typeof id === 'string') ?? []
  if (part && typeof owner === 'string') return { table: part.owner, id: owner, row: undefined }
  return { table: table as KeptTable, id, row }
}
