import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'

/** One row as a command changed it. No `before`: it was new. No `after`: it was removed for good (replay and tests only). */
export interface Change {
  table: string
  id: string
  before?: object
  after?: object
}

/**
 * One acknowledged command in the journal. `previous` is the hash of the entry before, so a changed or missing entry
 * breaks the chain. `result` is what the command answered, given again when the same command id comes twice.
 */
export interface Entry {
  number: number
  previous: string
  /** ISO instant. */
  time: string
  operator: string
  commandId: string
  /** Fingerprint of command and input, where the id was given: the id answers for nothing else. */
  asked?: string
  command: string
  schema: number
  changes: Change[]
  /**
   * All kept rows were replaced by those of this backup, the sha-256 of its index; replay goes on from there. Where the
   * journal has other entries than those that the rows name, or none, the rows name this entry instead. `restores`: how
   * often the books have gone back to a backup with this, above what that backup says of itself.
   */
  checkpoint?: { backup: string; restores: number; restamped?: true }
  result?: unknown
}

/** An entry made ready for both journals: the same bytes lie in the store and on disk. */
export interface SealedEntry {
  number: number
  hash: string
  /** `YYYY-MM` of the entry, naming its file. */
  month: string
  bytes: Uint8Array
}

/** How an entry's text lies in its bytes; numbers above are left for sealed fields (data.md, erasing a person). */
const encodings = { plain: 0, deflated: 1 } as const
const compressFrom = 2048

/** The previous hash of the first entry. */
export const noEntry = '0'.repeat(64)

/**
 * Encodes and hashes an entry. Synchronous on purpose: an awaited digest inside a transaction would make IndexedDB
 * commit early (data.md, a command, 2).
 */
export function sealEntry(entry: Entry): SealedEntry {
  const text = strToU8(JSON.stringify(entry))
  const packed = text.length > compressFrom
  const payload = packed ? deflateSync(text, { level: 1 }) : text
  const bytes = new Uint8Array(payload.length + 1)
  bytes[0] = packed ? encodings.deflated : encodings.plain
  bytes.set(payload, 1)
  return { number: entry.number, hash: bytesToHex(sha256(text)), month: entry.time.slice(0, 7), bytes }
}

/**
 * Reads an entry back.
 * @returns `null` when the bytes are damaged or of a newer program; the caller says where.
 */
export function openEntry(bytes: Uint8Array): { entry: Entry; hash: string } | null {
  const payload = bytes.subarray(1)
  let text: Uint8Array
  try {
    if (bytes[0] === encodings.plain) text = payload
    else if (bytes[0] === encodings.deflated) text = inflateSync(payload)
    else return null
    return { entry: JSON.parse(strFromU8(text)) as Entry, hash: bytesToHex(sha256(text)) }
  } catch {
    return null
  }
}
