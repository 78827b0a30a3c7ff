import { version1 } from './version-1'

/** Every Dexie version, oldest first. A version only adds stores and indexes. */
export const versions: readonly { number: number; stores: Readonly<Record<string, string>> }[] = [
  { number: 1, stores: version1 },
]

export const newestVersion = versions[versions.length - 1]!.number

/** Number of the record shapes, written into every journal entry and bundle. */
export const schemaNumber = 1
