import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from './write-flushed'

/** Bytes by their sha-256: attachments and received segments; rows of backups. */
export interface Content {
  /** Writes what is not there yet, and writes again what is there and damaged. */
  put(sha256: string, bytes: Uint8Array): void
  get(sha256: string): Uint8Array | null
  /** Reads each back from the disk. @returns those that are missing or damaged */
  check(sha256s: readonly string[]): string[]
  /** Looks only whether they are there, with their sizes. @returns those that are not */
  absent(files: readonly { sha256: string; size: number }[]): string[]
  /** Removes everything but these. */
  keepOnly(sha256s: ReadonlySet<string>): void
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const shape = /^[0-9a-f]{64}$/

export function contentIn(folder: string): Content {
  const path = (sha256: string) => {
    if (!shape.test(sha256)) throw new Error('not a sha-256')
    return join(folder, sha256)
  }
  const isWhole = (sha256: string) => existsSync(path(sha256)) && hashOf(readFileSync(path(sha256))) === sha256
  return {
    put(sha256, bytes) {
      if (hashOf(bytes) !== sha256) throw new Error('content is not what its name says')
      if (isWhole(sha256)) return
      mkdirSync(folder, { recursive: true })
      writeFlushed(path(sha256), bytes)
    },
    get: sha256 => (existsSync(path(sha256)) ? new Uint8Array(readFileSync(path(sha256))) : null),
    check: sha256s => sha256s.filter(sha256 => !isWhole(sha256)),
    absent: files =>
      files.flatMap(({ sha256, size }) =>
        statSync(path(sha256), { throwIfNoEntry: false })?.size === size ? [] : [sha256],
      ),
    keepOnly(sha256s) {
      for (const name of existsSync(folder) ? readdirSync(folder) : [])
        if (!sha256s.has(name)) rmSync(join(folder, name), { force: true })
    },
  }
}
