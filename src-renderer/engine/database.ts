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

/**
 * What the store knows of itself: whose it is, how often its books went back to a backup, and which rows were erased by which
 * entry, `open` while the journal and the backups still have something of them.
 */
export type MetaRow =
  | { id: 'store'; storeId: string }
  | { id: 'restores'; count: number }
  | { id: 'erased'; rows: Record<string, number>; open: boolean }

/** Whose the store is; undefined where nobody has said so yet. */
export async function storeIdIn(db: Dexie): Promise<string | undefined> {
  const row = await db.table<MetaRow>('meta').get('store')
  return row?.id === 'store' ? row.storeId : undefined
}

/** How often the books of the store went back to a backup. */
export async function restoresIn(db: Dexie): Promise<number> {
  const row = await db.table<MetaRow>('meta').get('restores')
  return row?.id === 'restores' ? row.count : 0
}

/** Within the caller's transaction. */
export async function setRestores(db: Dexie, count: number): Promise<void> {
  await db.table<MetaRow>('meta').put({ id: 'restores', count })
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
