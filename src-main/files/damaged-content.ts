import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { piecesOfFile } from './pieces'

/**
 * Which of these contents are missing or are not what their names say. Reads each from the disk and gives the turn back
 * after each piece: ten years of attachments are gigabytes.
 */
export async function damagedIn(folder: string, sha256s: readonly string[]): Promise<string[]> {
  const damaged: string[] = []
  for (const sha256 of sha256s) if ((await hashOf(join(folder, sha256))) !== sha256) damaged.push(sha256)
  return damaged
}

/** The sha-256 of a file; null where it cannot be read. */
async function hashOf(path: string): Promise<string | null> {
  try {
    const handle = openSync(path, 'r')
    try {
      const hash = createHash('sha256')
      for await (const piece of piecesOfFile(handle, 0, fstatSync(handle).size)) hash.update(piece)
      return hash.digest('hex')
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}
