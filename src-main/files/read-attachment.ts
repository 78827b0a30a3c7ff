import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fileLimit } from '../../src-shared/attachments/limits'
import { attachmentRefusals } from '../../src-shared/attachments/refusals'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from './disk-problem'
import { piecesOfFile } from './pieces'
import { fileNotChosen } from './tokens'

/** Reads a file that somebody chose for a record. Looked at before it is opened: opening a pipe waits for ever. */
export async function readAttachment(path: string | null): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  if (!path) return refused(fileNotChosen)
  const name = basename(path)
  try {
    if (!statSync(path).isFile()) throw Object.assign(new Error(name), { code: 'EISDIR' })
    const handle = openSync(path, 'r')
    try {
      const { size } = fstatSync(handle)
      if (size > fileLimit) return refused(attachmentRefusals.large(name))
      const pieces: Buffer[] = []
      for await (const piece of piecesOfFile(handle, 0, size)) pieces.push(piece)
      return done({ name, bytes: new Uint8Array(Buffer.concat(pieces)) })
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    return refused(diskProblem(error))
  }
}
