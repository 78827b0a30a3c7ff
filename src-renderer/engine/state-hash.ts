import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Dexie } from 'dexie'
import { contentOf } from '../../src-shared/records/canonical'
import { keptTables } from '../../src-shared/tables'

/**
 * One hash over the content of all kept tables in key order, without bookkeeping. A removed row counts as absent, so
 * undoing an addition gives the hash before it; so does a received bundle that was taken out. Of a received bundle only
 * what it says counts, not when it arrived.
 */
export async function stateHash(db: Dexie): Promise<string> {
  const hash = sha256.create()
  for (const name of Object.keys(keptTables).sort()) {
    await db
      .table<{ id: string; deletedAt?: string; receivedAt?: string; takenOut?: string }, string>(name)
      .each(({ receivedAt: _, ...row }) => {
        if (!row.deletedAt && !row.takenOut) hash.update(utf8ToBytes(`${name}\0${row.id}\0${contentOf(row)}\n`))
      })
  }
  return bytesToHex(hash.digest())
}
