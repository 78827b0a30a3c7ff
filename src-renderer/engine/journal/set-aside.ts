import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import { openEntry } from '../../../src-shared/journal/entry'
import { done, type Outcome } from '../../../src-shared/problem'
import type { JournalRow } from '../database'

/**
 * Keeps the journal of a store that is about to be given up although it says something else than the disk: as lines of
 * JSON among the profile's content. The local log names it.
 */
export async function setAside(db: Dexie, main: EngineCaller): Promise<Outcome<object>> {
  const lines: string[] = []
  await db.table<JournalRow, number>('journal').each(row => {
    lines.push(JSON.stringify(openEntry(row.bytes)?.entry ?? { number: row.number, hash: row.hash }))
  })
  if (!lines.length) return done({})
  const bytes = utf8ToBytes(lines.join('\n'))
  const name = bytesToHex(sha256(bytes))
  const put = await main['content.put']({ sha256: name, bytes })
  if (!put.ok) return put
  await main['log.note']({ code: 'store-set-aside', detail: name.replace(/(.{4})/g, '$1 ') })
  return done({})
}
