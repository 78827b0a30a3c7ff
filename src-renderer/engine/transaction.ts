import type { Dexie, Table } from 'dexie'
import type { PlainDate } from '../../src-shared/plain-date'
import { Refusal, type Problem } from '../../src-shared/problem'
import type { DerivedTable, KeptTable, RecordOf } from '../../src-shared/tables'
import { withoutPersonal } from './erasing'
import { sensitiveIn } from './grid/sensitive-rows'
import { sensitive } from './grid/sensitive-text'
import { readerOf, type Reader } from './reader'

/** What a running command has in hand. Everything it writes is journalled by the store itself. */
export interface Tx extends Reader {
  readonly operator: string
  /** ISO instant at which the command began. */
  readonly now: string
  readonly today: PlainDate
  newId(): string
  put<T extends KeptTable>(table: T, record: RecordOf<T>): Promise<void>
  putAll<T extends KeptTable>(table: T, records: readonly RecordOf<T>[]): Promise<void>
  /** Marks rows as removed; they stay in the store and travel upstream as removed. */
  remove<T extends KeptTable>(table: T, ids: readonly string[]): Promise<void>
  /**
   * Takes away what is personal in rows, for good, from the journal and the backups too; a row that is nothing without it
   * goes whole. Removed rows as well.
   */
  erase<T extends KeptTable>(table: T, ids: readonly string[]): Promise<void>
  putDerived(table: DerivedTable, rows: readonly { id: string }[]): Promise<void>
  dropDerived(table: DerivedTable, ids: readonly string[]): Promise<void>
  /** Adds warnings to the command's answer; they stop nothing. */
  warn(...problems: Problem[]): void
  /** Refuses the command: nothing of it stays. */
  refuse(...problems: Problem[]): never
}

/**
 * The transaction's face towards a command.
 * @param isUpgrade it brings rows that lie there into another shape: whatever they say, no text of theirs holds it up
 */
export function txOf(
  db: Dexie,
  given: { operator: string; now: string; today: PlainDate; newId: () => string; erased: string[] },
  warnings: Problem[],
  isUpgrade = false,
): Tx {
  const table = (name: string) => db.table(name) as Table<object, string>
  /** No row of the grids is written with what belongs into sealed notes, whichever command writes it. */
  const refuseSensitive = async (name: KeptTable, records: readonly { id: string }[]) => {
    if (isUpgrade) return
    for (const record of records) {
      const said = sensitiveIn(name, record)
      if (!said.length) continue
      // What was there before the words were known holds nobody up.
      const before = await table(name).get(record.id)
      const known = new Set(before && sensitiveIn(name, before).map(({ text }) => text))
      const found = said.find(({ text }) => !known.has(text))
      if (found) throw new Refusal([sensitive(found.label, found.path)])
    }
  }
  return {
    ...readerOf(db),
    ...given,
    async put(name, record) {
      await refuseSensitive(name, [record])
      await table(name).put(record)
    },
    async putAll(name, records) {
      await refuseSensitive(name, records)
      if (records.length) await table(name).bulkPut(records)
    },
    async remove(name, ids) {
      const rows = (await table(name).bulkGet([...ids])).filter(row => row !== undefined)
      if (rows.length) await table(name).bulkPut(rows.map(row => ({ ...row, deletedAt: given.now })))
    },
    async erase(name, ids) {
      const rows = (await table(name).bulkGet([...ids])).filter(row => row !== undefined)
      const left = rows.map(row => withoutPersonal(name, row))
      const gone = rows.flatMap((row, at) => (left[at] ? [] : (row as { id: string }).id))
      if (gone.length) await table(name).bulkDelete(gone)
      if (gone.length < rows.length) await table(name).bulkPut(left.filter(row => row !== null))
      given.erased.push(...rows.map(row => `${name} ${(row as { id: string }).id}`))
    },
    async putDerived(name, rows) {
      if (rows.length) await table(name).bulkPut(rows)
    },
    async dropDerived(name, ids) {
      if (ids.length) await table(name).bulkDelete([...ids])
    },
    warn(...problems) {
      warnings.push(...problems)
    },
    refuse(...problems) {
      throw new Refusal(problems)
    },
  }
}
