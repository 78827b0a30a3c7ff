import type { GridPost } from '../../../src-shared/grid/grid-post'
import { heldOf } from '../../../src-shared/grid/grid-post'
import type { Pairing } from '../../../src-shared/grid/pairing'
import { references, withId, type Reference } from '../../../src-shared/references'
import { overlap } from '../../../src-shared/roster/membership'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import type { Stored } from '../../../src-shared/records/row'
import type { Reader } from '../reader'
import type { Merge } from './merge-plan'

type Row = Stored<RecordOf<KeptTable>>

const toServing = references.filter(({ to }) => to === 'gridPeople')

/**
 * Two who both serve in the grids and turn out to be one stand there once: everything that names the one names the other, and
 * what both have of one place at one time is said, to be looked at.
 */
export async function mergeServing(reader: Reader, merge: Merge): Promise<void> {
  const [mine] = await reader.all('gridPeople', { member: merge.keep.id })
  const [theirs] = await reader.all('gridPeople', { member: merge.other.id })
  if (!mine || !theirs) return
  merge.put = merge.put.filter(({ before }) => before.id !== theirs.id)
  if (!merge.removed.some(({ row }) => row.id === theirs.id)) merge.removed.push({ table: 'gridPeople', row: theirs })
  const fuller = { ...mine, ...own(theirs), ...own(mine) }
  if (JSON.stringify(fuller) !== JSON.stringify(mine))
    merge.put.push({ table: 'gridPeople', before: mine, after: fuller })
  const held = await reader.all('gridPosts', { person: mine.id })
  const paired = await reader.all('pairings', { person: mine.id })
  for (const table of new Set(toServing.map(reference => reference.table)))
    for (const { before, after } of await moved(reader, table, theirs.id, mine.id)) {
      merge.put.push({ table, before, after })
      if (table === 'gridPosts' && held.some(post => atOnce(post, after as GridPost))) merge.overlapping.push(table)
      if (table === 'pairings' && paired.some(pair => sameHousehold(pair, after as Pairing)))
        merge.overlapping.push(table)
    }
  merge.overlapping = [...new Set(merge.overlapping)]
}

/** What is written of somebody beside who they are. */
const own = ({ sex, phone, unit }: RecordOf<'gridPeople'>) => ({
  ...(sex && { sex }),
  ...(phone && { phone }),
  ...(unit && { unit }),
})

const atOnce = (a: GridPost, b: GridPost) =>
  a.role === b.role && a[heldOf[a.role]] === b[heldOf[b.role]] && a.unit === b.unit && overlap(a, b)

const sameHousehold = (a: Pairing, b: Pairing) => a.household === b.household && overlap(a, b)

async function moved(reader: Reader, table: KeptTable, from: string, to: string) {
  const paths: readonly Reference[] = toServing.filter(reference => reference.table === table)
  const rows = new Map<string, Row>()
  for (const reference of paths)
    for (const row of await reader.referring(reference, new Set([from]))) rows.set(row.id, row)
  return [...rows.values()].map(before => ({
    before,
    after: paths.reduce((row, { path }) => withId(row, path, from, to), before),
  }))
}
