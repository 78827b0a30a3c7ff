import { Dexie } from 'dexie'
import { keptTables } from '../../src-shared/tables'
import { journalMiddleware } from './journal/middleware'
import type { Recorder } from './journal/recorder'
import { newestVersion, versions } from './schema/versions'

export const databaseName = 'qinlin'

/** A row of the store's own journal: the sealed entry and the command id it answers to. */
export interface JournalRow {
  number: number
  hash: string
  month: string
  commandId: string
  bytes: Uint8Array
}

/** What the store knows of itself. */
export interface MetaRow {
  id: 'store'
  storeId: string
}

const kept: ReadonlySet<string> = new Set(Object.keys(keptTables))

/** Describes the database; opening it is the caller's. Strict durability, because new Chromium's default loses all at a power cut. */
export function describeDatabase(recorder: Recorder): Dexie {
  const db = new Dexie(databaseName, { chromeTransactionDurability: 'strict', cache: 'disabled' })
  for (const { number, stores } of versions) db.version(number).stores(stores)
  db.use(journalMiddleware(recorder, name => kept.has(name)))
  return db
}

/**
 * Whether the stored database was written by a newer program. Asked before Dexie opens it, because Dexie would open it
 * silently.
 */
export async function isNewer(): Promise<boolean> {
  const stored = await indexedDB.databases()
  // Dexie keeps its version times ten.
  return stored.some(({ name, version }) => name === databaseName && (version ?? 0) > newestVersion * 10)
}
