import { readSync } from 'node:fs'

/** Small enough that the window stays alive while one of them is encrypted on an old PC. */
const pieceBytes = 256 * 1024

/** Bytes of an open file from a place on, as many as are named or as there are. Gives the turn back after each piece. */
export async function* piecesOfFile(handle: number, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length;) {
    // Each its own: who takes it may still hold it when the next is read.
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, length - at))
    const read = readSync(handle, piece, 0, piece.length, from + at)
    if (read === 0) return
    at += read
    yield piece.subarray(0, read)
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Takes bytes out of a stream by their number. */
export interface ByteReader {
  /** So many bytes; fewer where the stream ends before. */
  take(length: number): Promise<Buffer>
  /** At least one byte and at most so many; none where the stream has ended. */
  some(most: number): Promise<Buffer>
}

export function byteReader(pieces: AsyncIterable<Uint8Array>): ByteReader {
  const source = pieces[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  async function some(most: number): Promise<Buffer> {
    while (!held.length) {
      const { done, value } = await source.next()
      if (done) break
      held = Buffer.from(value.buffer, value.byteOffset, value.length)
    }
    const taken = held.subarray(0, most)
    held = held.subarray(taken.length)
    return taken
  }
  return {
    some,
    async take(length) {
      const parts: Buffer[] = []
      for (let left = length; left > 0;) {
        const part = await some(left)
        if (!part.length) break
        parts.push(part)
        left -= part.length
      }
      return Buffer.concat(parts)
    },
  }
}
