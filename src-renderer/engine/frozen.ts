import { frozenFields } from '../../src-shared/frozen-fields'
import type { KeptTable, RecordOf } from '../../src-shared/tables'
import type { Reader } from './reader'

type Row = RecordOf<KeptTable>

/** Why a row may not become another, where it would change a field that has gone out since. */
export async function frozenBetween(
  reader: Reader,
  table: KeptTable,
  before: Row,
  after: Row,
): Promise<{ field: string; message: string } | undefined> {
  for (const { field, once, message } of frozenFields.filter(frozen => frozen.table === table)) {
    if (Reflect.get(before, field) === Reflect.get(after, field)) continue
    if ((await reader.everything(once)).length) return { field, message }
  }
  return undefined
}
