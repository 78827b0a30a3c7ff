import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { piecesOfFile } from './pieces'
import { heldForAMoment, pauses } from './write-flushed'

/**
 * Which of these contents are missing or are not what their names say, or cannot be read at all. Reads each from the disk
 * and gives the turn back after each piece: ten years of attachments are gigabytes.
 */
export async function damagedIn(folder: string, sha256s: readonly string[]): Promise<string[]> {
  const damaged: string[] = []
  for (const sha256 of sha256s) if (!(await wholeContent(folder, sha256).catch(() => null))) damaged.push(sha256)
  return damaged
}

/**
 * A content in pieces, read once. What another program holds for a moment is tried again; throws what the disk says then,
 * because a file that nobody could look at is not a damaged one.
 * @returns null where it is missing, or was read to its end and is not what its name says
 */
export async function wholeContent(folder: string, sha256: string): Promise<Buffer[] | null> {
  for (const milliseconds of [...pauses, null])
    try {
      return await read(join(folder, sha256), sha256)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (code === 'ENOENT') return null
      if (milliseconds === null || !(heldForAMoment.has(code) || code === 'EMFILE')) throw error
      await new Promise(resolve => setTimeout(resolve, milliseconds))
    }
  throw new Error('not reached')
}

async function read(path: string, sha256: string): Promise<Buffer[] | null> {
  const handle = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const pieces: Buffer[] = []
    for await (const piece of piecesOfFile(handle, 0, fstatSync(handle).size)) {
      hash.update(piece)
      pieces.push(piece)
    }
    return hash.digest('hex') === sha256 ? pieces : null
  } finally {
    closeSync(handle)
  }
}
