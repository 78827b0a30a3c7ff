import { existsSync } from 'node:fs'
import { readIfThere } from '../files/read-if-there'
import { writeFlushed } from '../files/write-flushed'

/** Which store the profile belongs to; written once. */
export function readStoreId(path: string): string | null {
  return readIfThere(path)?.trim() ?? null
}

/** Writes the id of a new store. A profile that has one keeps it. */
export function claimStore(path: string, storeId: string): void {
  if (!existsSync(path)) writeFlushed(path, Buffer.from(`${storeId}\n`))
}
