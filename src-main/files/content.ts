import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from './write-flushed'

/** Bytes by their sha-256: attachments and received segments. */
export interface Content {
  put(sha256: string, bytes: Uint8Array): void
  get(sha256: string): Uint8Array | null
}

export function contentIn(folder: string): Content {
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha-256')
    return join(folder, sha256)
  }
  return {
    put(sha256, bytes) {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error('content is not what its name says')
      if (!existsSync(path(sha256))) writeFlushed(path(sha256), bytes)
    },
    get: sha256 => (existsSync(path(sha256)) ? new Uint8Array(readFileSync(path(sha256))) : null),
  }
}
