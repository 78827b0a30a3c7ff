import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { readBackupText, restoredName, segmentsOf, type BackupIndex } from '../../src-shared/backup/backup-index'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { fileNotChosen } from '../files/tokens'
import { flushFolder, renameHeld } from '../files/write-flushed'
import type { Profile } from '../profile/layout'
import { indexName, isProfileName, manifestName } from './packed-names'
import { unpackBackup } from './unpack'
import { tarEnd, tarHeader, tarPadding } from './tar'

const chunkBytes = 1024 * 1024

/** A file of the profile and how much of it belongs to the backup: what is appended afterwards stays out. */
interface Source {
  name: string
  size: number
}

/**
 * Writes everything of a profile into one file that any tar program opens: the index, the rows it names, attachments,
 * the journal, received bundles, keys. Under another name until it is whole, flushed and read back as a stranger would:
 * an older file of that name stays until then. Gives the turn back between chunks, so that the window stays alive. Throws
 * what the disk says; no half file stays.
 */
async function packBackup(
  profile: Profile,
  index: BackupIndex,
  text: string,
  to: string,
): Promise<Outcome<{ size: number }>> {
  const sources = sourcesOf(profile, index)
  const temporary = `${to}.${process.pid}.part`
  try {
    const out = openSync(temporary, 'w', 0o600)
    try {
      const writer = tarWriter(out, Math.floor(Date.parse(index.time) / 1000))
      writer.file(indexName, Buffer.from(text))
      for (const { name, size } of sources) await writer.copy(name, join(profile.root, ...name.split('/')), size)
      writer.end()
      fsyncSync(out)
    } finally {
      closeSync(out)
    }
    const read = await unpackBackup(temporary, null)
    if (!read.ok) return read
    const { size } = statSync(temporary)
    renameHeld(temporary, to)
    flushFolder(dirname(to))
    return done({ size })
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Packs into a file that somebody chose. */
export async function packInto(
  profile: Profile,
  path: string | null,
  text: string,
): Promise<Outcome<{ file: string; size: number }>> {
  if (!path) return refused(fileNotChosen)
  const index = readBackupText(text)
  if (!index) throw new Error('no index of a backup')
  try {
    const packed = await packBackup(profile, index, text, path)
    return packed.ok ? done({ file: path, ...packed.value }) : packed
  } catch (error) {
    return refused(diskProblem(error))
  }
}

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

function tarWriter(out: number, seconds: number) {
  const manifest: string[] = []
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) at += writeSync(out, bytes, at)
  }
  const note = (hash: Hash, name: string) => manifest.push(`${hash.digest('hex')}  ${name}\n`)
  const file = (name: string, bytes: Uint8Array) => {
    write(tarHeader(name, bytes.length, seconds))
    write(bytes)
    write(tarPadding(bytes.length))
    note(createHash('sha256').update(bytes), name)
  }
  async function copy(name: string, path: string, size: number): Promise<void> {
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(chunkBytes)
    const source = openSync(path, 'r')
    try {
      write(tarHeader(name, size, seconds))
      for (let left = size; left > 0;) {
        const read = readSync(source, buffer, 0, Math.min(left, chunkBytes), null)
        if (read === 0) throw Object.assign(new Error(`${name} became shorter`), { code: 'EIO' })
        const bytes = buffer.subarray(0, read)
        hash.update(bytes)
        write(bytes)
        left -= read
        await new Promise(resolve => setImmediate(resolve))
      }
      write(tarPadding(size))
      note(hash, name)
    } finally {
      closeSync(source)
    }
  }
  const end = () => {
    file(manifestName, Buffer.from(manifest.join('')))
    write(tarEnd())
  }
  return { file, copy, end }
}
