import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupText, restoredName, segmentsOf, type BackupIndex } from '../../src-shared/backup/backup-index'
import type { Bytes } from '../age/web-streams'
import { piecesOfFile } from '../files/pieces'
import { wholeContent } from '../files/whole-content'
import type { Profile } from '../profile/layout'
import { indexName, isProfileName, manifestName } from './packed-names'
import { tarEnd, tarHeader, tarPadding } from './tar'

type Pieces = AsyncGenerator<Uint8Array>

/** A file of the profile and how much of it belongs to the backup: what is appended afterwards stays out. */
interface Source {
  name: string
  size: number
}

/**
 * Everything of a profile as one tar: the index, the rows it names, attachments, the journal, received bundles, keys,
 * and last the checksum of each. Throws what the disk says.
 */
export async function* plainTar(profile: Profile, index: BackupIndex, text: string): Pieces {
  const seconds = secondsOf(index)
  const manifest: string[] = []
  async function* file(name: string, size: number, pieces: Bytes | Iterable<Uint8Array>): Pieces {
    const hash = createHash('sha256')
    let left = size
    yield tarHeader(name, size, seconds)
    for await (const piece of pieces) {
      hash.update(piece)
      left -= piece.length
      yield piece
    }
    if (left) throw Object.assign(new Error(`${name} became shorter`), { code: 'EIO' })
    yield tarPadding(size)
    manifest.push(`${hash.digest('hex')}  ${name}\n`)
  }
  const words = (name: string, bytes: Buffer) => file(name, bytes.length, [bytes])

  // Their sizes first: what is appended to the journal from now on stays out.
  const sources = sourcesOf(profile, index)
  yield* words(indexName, Buffer.from(text))
  for (const { name, size } of sources) {
    const sha256 = contentIn(name)
    if (sha256) {
      // One file that the disk has spoilt must not keep all others from a stick; one that nobody can read just now does.
      const pieces = await wholeContent(profile.content, sha256)
      if (pieces)
        yield* file(
          name,
          pieces.reduce((sum, { length }) => sum + length, 0),
          pieces,
        )
      continue
    }
    const handle = openSync(join(profile.root, ...name.split('/')), 'r')
    try {
      yield* file(name, size, piecesOfFile(handle, 0, size))
    } finally {
      closeSync(handle)
    }
  }
  yield* words(manifestName, Buffer.from(manifest.join('')))
  yield tarEnd()
}

/** The sha-256 by which a file lies in the content; nothing for any other. */
const contentIn = (name: string): string => (name.startsWith('content/') ? name.slice('content/'.length) : '')

/** Time of a backup as a tar has it: seconds since 1970. */
export const secondsOf = ({ time }: Pick<BackupIndex, 'time'>): number => Math.floor(Date.parse(time) / 1000)

/**
 * The files of a backup, with the rows of every backup that the journal went back to. The journal comes first, so that
 * its head is known before the rest is copied.
 */
function sourcesOf(profile: Profile, index: BackupIndex): Source[] {
  const restored = readdirSync(profile.backups).filter(name => restoredName.test(name))
  const indexes = restored.map(name => readBackupText(readFileSync(join(profile.backups, name), 'utf8')))
  const own = new Set([index, ...indexes].flatMap(named => (named ? segmentsOf(named) : [])))
  const kept = (name: string) => !name.startsWith('backups/segments/') || own.has(name.split('/')[2]!)
  const inside = (folder: string) =>
    readdirSync(join(profile.root, folder))
      .sort()
      .map(name => `${folder}/${name}`)
  return ['journal', 'backups/segments', 'backups', 'content', 'received', 'keys']
    .flatMap(inside)
    .concat('store-id')
    .filter(name => isProfileName(name) && kept(name))
    .map(name => ({ name, size: statSync(join(profile.root, name)).size }))
}
