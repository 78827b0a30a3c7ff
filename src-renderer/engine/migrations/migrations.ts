import type { Tx } from '../transaction'
import { standings } from './0002-standings'

/**
 * A change of the records' shapes. Each stands in a file of its own (`0002-….ts`) with a spec of the same name under
 * `tests/unit/migrations/`, and is frozen once released: it runs on books of any age.
 */
export interface Migration {
  /** Number of the record shapes that it leads to; they begin with 1 and have no gap. */
  number: number
  /** Brings every row into its new shape, removed ones too. Awaits nothing but `tx`. */
  run(tx: Tx): Promise<void>
}

/** All migrations, oldest first. */
export const migrations: readonly Migration[] = [standings]
