import { createHash } from 'node:crypto'

/**
 * One record of a journal file: header (payload length 4 bytes, entry number 6 bytes, both little-endian; entry hash 32
 * bytes), payload, checksum (first 8 bytes of sha-256 over header and payload). The payload is bytes to this side.
 */
export interface JournalRecord {
  number: number
  hash: string
  bytes: Uint8Array
}

const headerLength = 42
const checksumLength = 8

function checksum(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest().subarray(0, checksumLength)
}

export function encodeRecord({ number, hash, bytes }: JournalRecord): Uint8Array {
  const whole = Buffer.alloc(headerLength + bytes.length + checksumLength)
  whole.writeUInt32LE(bytes.length, 0)
  whole.writeUIntLE(number, 4, 6)
  whole.write(hash, 10, 32, 'hex')
  whole.set(bytes, headerLength)
  whole.set(checksum(whole.subarray(0, headerLength + bytes.length)), headerLength + bytes.length)
  return whole
}

export interface Decoded {
  /** Whole records in order; some may be missing between them where `damaged` is set. */
  records: JournalRecord[]
  /** Where the last whole record ends. What lies behind it is a torn tail. */
  whole: number
  /** Whether whole records stand behind bytes that are none: not a torn tail but damage, and nothing may be cut. */
  damaged: boolean
}

/** Reads a journal file, past what is damaged. */
export function decodeRecords(file: Uint8Array): Decoded {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.length)
  const records: JournalRecord[] = []
  let whole = 0
  let damaged = false
  for (let at = 0; at + headerLength + checksumLength <= buffer.length;) {
    const record = recordAt(buffer, at)
    if (!record) {
      at++
      continue
    }
    records.push(record)
    damaged ||= at > whole
    at += headerLength + record.bytes.length + checksumLength
    whole = at
  }
  return { records, whole, damaged }
}

/** No office writes as many entries. Bounds how much is hashed where a file is searched for the next record. */
const highestNumber = 2 ** 32

function recordAt(buffer: Buffer, at: number): JournalRecord | null {
  const number = buffer.readUIntLE(at + 4, 6)
  const end = at + headerLength + buffer.readUInt32LE(at)
  if (number === 0 || number > highestNumber || end + checksumLength > buffer.length) return null
  if (!buffer.subarray(end, end + checksumLength).equals(checksum(buffer.subarray(at, end)))) return null
  const hash = buffer.toString('hex', at + 10, at + headerLength)
  return { number, hash, bytes: new Uint8Array(buffer.subarray(at + headerLength, end)) }
}
