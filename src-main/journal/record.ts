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

/**
 * The records of a journal file in order, and how many bytes of it are whole. What lies behind `whole` is a torn tail,
 * or damage.
 */
export function decodeRecords(file: Uint8Array): { records: JournalRecord[]; whole: number } {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.length)
  const records: JournalRecord[] = []
  let at = 0
  while (at + headerLength + checksumLength <= buffer.length) {
    const length = buffer.readUInt32LE(at)
    const end = at + headerLength + length
    if (end + checksumLength > buffer.length) break
    if (!buffer.subarray(end, end + checksumLength).equals(checksum(buffer.subarray(at, end)))) break
    records.push({
      number: buffer.readUIntLE(at + 4, 6),
      hash: buffer.toString('hex', at + 10, at + headerLength),
      bytes: new Uint8Array(buffer.subarray(at + headerLength, end)),
    })
    at = end + checksumLength
  }
  return { records, whole: at }
}
