import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const pieceBytes = 1024 * 1024

/** All bytes of a file; null where they are more than the limit, also where its size said otherwise. */
export function readUpTo(path: string, limit: number): Uint8Array<ArrayBuffer> | null {
  const handle = openSync(path, 'r')
  try {
    if (fstatSync(handle).size > limit) return null
    const parts: Buffer[] = []
    let size = 0
    for (;;) {
      const part = Buffer.allocUnsafe(pieceBytes)
      const read = readSync(handle, part, 0, part.length, null)
      if (!read) return new Uint8Array(Buffer.concat(parts))
      size += read
      if (size > limit) return null
      parts.push(part.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
}
