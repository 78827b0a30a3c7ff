import { fieldsOf } from '../records/field'
import { keptTables, type KeptTable } from '../tables'

/** Rows about people of whom nothing has to be kept: they may have it erased (个人信息保护法第四十七条). */
const aboutPeople = [
  'households',
  'residents',
  'visits',
  'visitCalls',
  'diaries',
  'patrols',
  'pairings',
  'gridPeople',
  'gridPosts',
] as const satisfies KeptTable[]

/**
 * The fields of a table that can be erased from the journal: they lie beside an entry's hashed text, not in it (decision 60).
 * The record says which fields are personal; what a mark says of somebody is one too.
 */
export const erasable: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...aboutPeople.map(
    table => [table, fieldsOf(keptTables[table]).flatMap(([name, { personal }]) => (personal ? [name] : []))] as const,
  ),
  ['marks', ['tag', 'source']],
])

/** Rows that are nothing without what is erased: they go whole. Of the others, what is counted stays. */
export const goesWhole: ReadonlySet<string> = new Set(['residents', 'marks', 'diaries'])
