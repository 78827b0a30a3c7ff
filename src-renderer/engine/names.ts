import * as z from 'zod'
import type { Entry } from '../../src-shared/journal/entry'
import { subjectOf } from '../../src-shared/journal/subject'
import { measureWords, recordNames, type NameOf } from '../../src-shared/record-names'
import { choice } from '../../src-shared/records/field'
import { exportDetails } from '../../src-shared/roster/roster-book'
import type { KeptTable, RecordOf } from '../../src-shared/tables'
import type { Reader } from './reader'

/** Names records for sentences and lists; each row is looked up once. A removed one keeps its name. */
export interface Names {
  of: NameOf
  row<T extends KeptTable>(table: T, row: RecordOf<T>): Promise<string>
  /** Whom or what an entry is about: `王强等208人`; what was written out where it changed no rows. */
  about(entry: Entry): Promise<string>
}

/** How many people a roster that was written out has, and whether with their numbers; empty for any other answer. */
function writtenOut(result: unknown): string {
  const { data } = Written.safeParse(result)
  return data ? `${exportDetails[data.detail]}，${data.people}人` : ''
}
const Written = z.object({ people: z.number(), detail: choice(exportDetails) })

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
  async function about(entry: Entry): Promise<string> {
    const subject = subjectOf(entry)
    if (!subject) return writtenOut(entry.result)
    const { table, id, count } = subject
    const name = await (subject.row ? row(table, subject.row) : of(table, id))
    return count > 1 ? `${name}等${count}${measureWords[table]}` : name
  }
  return { of, row, about }
}
