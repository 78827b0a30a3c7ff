import type { QueryOutput } from '../../engine/client'

/** A row of a report that somebody ticked. */
export type Chosen = QueryOutput<'street.rows'>['rows'][number] & { table: string }

export const isSame = (a: Chosen, b: Chosen): boolean =>
  a.table === b.table && a.record === b.record && a.part === b.part
