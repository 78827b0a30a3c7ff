import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { apartWithout, putTogether, setApart, type Apart } from './set-apart'

/** One row as a command changed it. No `before`: it was new, or is erased. No `after`: it was removed for good (an erasure, replay, tests). */
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
  /** `table id` of the rows of which everything was erased: nothing of them may come back, from whatever copy. */
  erased?: string[]
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

/** How an entry lies in its bytes: its text, its text deflated, or deflated with what can be erased beside it (decision 60). */
const encodings = { plain: 0, deflated: 1, apart: 2 } as const
const compressFrom = 2048

/** The previous hash of the first entry. */
export const noEntry = '0'.repeat(64)

/**
 * Encodes and hashes an entry. Synchronous on purpose: an awaited digest inside a transaction would make IndexedDB
 * commit early (data.md, a command, 2).
 * @param salt 32 hex digits nobody can guess, other ones each time
 */
export function sealEntry(entry: Entry, salt: () => string): SealedEntry {
  const split = setApart(entry, salt)
  const text = JSON.stringify(split?.hashed ?? entry)
  const bytes = split ? apartBytes(text, split.apart) : textBytes(strToU8(text))
  return { number: entry.number, hash: hashOf(text), month: entry.time.slice(0, 7), bytes }
}

const hashOf = (text: string) => bytesToHex(sha256(strToU8(text)))

function textBytes(text: Uint8Array): Uint8Array {
  const packed = text.length > compressFrom
  return encoded(packed ? encodings.deflated : encodings.plain, packed ? deflateSync(text, { level: 1 }) : text)
}

const apartBytes = (text: string, apart: Apart) =>
  encoded(encodings.apart, deflateSync(strToU8(JSON.stringify({ text, apart })), { level: 1 }))

function encoded(encoding: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(payload.length + 1)
  bytes[0] = encoding
  bytes.set(payload, 1)
  return bytes
}

/**
 * Reads an entry back.
 * @returns `null` when the bytes are damaged or of a newer program; the caller says where.
 */
export function openEntry(bytes: Uint8Array): { entry: Entry; hash: string } | null {
  try {
    const found = opened(bytes)
    if (!found) return null
    const hashed = JSON.parse(found.text) as Entry
    const entry = putTogether(hashed, found.apart)
    return entry && { entry, hash: hashOf(found.text) }
  } catch {
    return null
  }
}

/**
 * An entry's bytes without anything of some rows; its hash stays, because nothing of them is in the text.
 * @param isErased asked with `table id` of a row
 * @returns null where there is nothing of them
 */
export function erasedFrom(bytes: Uint8Array, isErased: (row: string) => boolean): Uint8Array | null {
  if (bytes[0] !== encodings.apart) return null
  const found = opened(bytes)!
  const left = apartWithout(JSON.parse(found.text) as Entry, found.apart, isErased)
  return left && apartBytes(found.text, left)
}

/** What lies in an entry's bytes; null where this program does not know how. Throws where they are damaged. */
function opened(bytes: Uint8Array): { text: string; apart: Apart } | null {
  const payload = bytes.subarray(1)
  if (bytes[0] === encodings.plain) return { text: strFromU8(payload), apart: {} }
  if (bytes[0] === encodings.deflated) return { text: strFromU8(inflateSync(payload)), apart: {} }
  if (bytes[0] === encodings.apart) return JSON.parse(strFromU8(inflateSync(payload))) as { text: string; apart: Apart }
  return null
}
