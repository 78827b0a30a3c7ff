import { frozenFields } from '../../src-shared/frozen-fields'
import type { KeptTable, RecordOf } from '../../src-shared/tables'
import type { Reader } from './reader'

type Row = RecordOf<KeptTable>

/** Fields of a table that may have gone out and that a row would change; known without asking the store. */
export const frozenChanges = (table: KeptTable, before: Row, after: Row) =>
  frozenFields.filter(
    frozen => frozen.table === table && Reflect.get(before, frozen.field) !== Reflect.get(after, frozen.field),
  )

/** Why a row may not become another, where it would change a field that has gone out since. */
export async function frozenBetween(
  reader: Reader,
  table: KeptTable,
  before: Row,
  after: Row,
): Promise<{ field: string; message: string } | undefined> {
  for (const { field, once, message } of frozenChanges(table, before, after))
    if ((await reader.everything(once)).length) return { field, message }
  return undefined
}
