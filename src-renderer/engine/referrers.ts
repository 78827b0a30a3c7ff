import { idsAt, references } from '../../src-shared/references'
import type { KeptTable, RecordOf } from '../../src-shared/tables'
import type { Reader } from './reader'

/** A row by its table and id. */
export interface RowRef {
  table: KeptTable
  id: string
}

/** One row that refers to another. */
export interface Referral {
  from: { table: KeptTable; row: RecordOf<KeptTable> }
  to: RowRef
}

/** Ids by table, for sets of rows. */
export class RowSet {
  private readonly tables = new Map<KeptTable, Set<string>>()
  constructor(rows: Iterable<RowRef> = []) {
    for (const { table, id } of rows) this.tables.set(table, this.of(table).add(id))
  }
  of(table: KeptTable): Set<string> {
    return this.tables.get(table) ?? new Set()
  }
  has({ table, id }: RowRef): boolean {
    return this.of(table).has(id)
  }
}

/**
 * A live row that refers to one of the rows given.
 * @param except rows whose references do not count
 */
export async function referralTo(reader: Reader, rows: RowSet, except: RowSet): Promise<Referral | undefined> {
  for (const reference of references) {
    const ids = rows.of(reference.to)
    if (!ids.size) continue
    const found = await reader.referring(reference, ids)
    const row = found.find(({ id }) => !except.has({ table: reference.table, id }))
    if (!row) continue
    const id = idsAt(row, reference.path).find(at => ids.has(at))!
    return { from: { table: reference.table, row }, to: { table: reference.to, id } }
  }
  return undefined
}

/**
 * A reference of the rows given that leads to no live row.
 * @param live rows that count as live whatever the store says
 */
export async function referralToNothing(
  reader: Reader,
  rows: readonly { table: KeptTable; row: RecordOf<KeptTable> }[],
  live: RowSet,
): Promise<Referral | undefined> {
  for (const reference of references) {
    const wanted = rows
      .filter(({ table }) => table === reference.table)
      .flatMap(from => idsAt(from.row, reference.path).map(id => ({ from, to: { table: reference.to, id } })))
      .filter(({ to }) => !live.has(to))
    const ids = [...new Set(wanted.map(({ to }) => to.id))]
    const states = new Map((await reader.states(reference.to, ids)).map(state => [state?.id, state]))
    const dangling = wanted.find(({ to }) => !states.get(to.id) || states.get(to.id)!.deletedAt)
    if (dangling) return dangling
  }
  return undefined
}
