import { migrations } from '../migrations/migrations'
import { version1 } from './version-1'
import { version2 } from './version-2'
import { version3 } from './version-3'

/** Every Dexie version, oldest first. A version only adds stores and indexes. */
export const versions: readonly { number: number; stores: Readonly<Record<string, string>> }[] = [
  { number: 1, stores: version1 },
  { number: 2, stores: version2 },
  { number: 3, stores: version3 },
]

export const newestVersion = versions[versions.length - 1]!.number

/** Number of the record shapes, written into every journal entry, backup and bundle: that of the newest migration. */
export const schemaNumber = migrations[migrations.length - 1]?.number ?? 1
