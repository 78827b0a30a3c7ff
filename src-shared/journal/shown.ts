import * as z from 'zod'
import type { KeptTable } from '../tables'
import type { Entry } from './entry'

/** What the journal keeps of a deed that showed identity numbers and telephones: whose they were; null for the whole office. */
export const Shown = z.object({
  shown: z.object({ table: z.custom<KeptTable>(), ids: z.array(z.string()).min(1) }).nullable(),
})

/** Whose numbers an entry showed; undefined where it did something else. */
export function shownBy({ changes, result }: Pick<Entry, 'changes' | 'result'>) {
  return changes.length ? undefined : Shown.safeParse(result).data?.shown
}
