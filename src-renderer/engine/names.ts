import { recordNames, type NameOf } from '../../src-shared/record-names'
import type { KeptTable, RecordOf } from '../../src-shared/tables'
import type { Reader } from './reader'

/** Names records for sentences and lists; each row is looked up once. A removed one keeps its name. */
export interface Names {
  of: NameOf
  row<T extends KeptTable>(table: T, row: RecordOf<T>): Promise<string>
}

export function namesFrom(reader: Pick<Reader, 'states'>): Names {
  const known = new Map<string, Promise<string>>()
  const row: Names['row'] = async (table, record) => recordNames[table](record, of)
  const look = async (table: KeptTable, id: string) => {
    const [record] = await reader.states(table, [id])
    return record ? row(table, record) : '已不在台账里的记录'
  }
  function of(table: KeptTable, id: string): Promise<string> {
    const key = `${table} ${id}`
    const name = known.get(key) ?? look(table, id)
    known.set(key, name)
    return name
  }
  return { of, row }
}
