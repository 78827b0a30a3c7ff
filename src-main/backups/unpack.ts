import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readBackupText, segmentsOf, type BackupIndex } from '../../src-shared/backup/backup-index'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { Undecryptable } from '../age/decrypt'
import type { Bytes } from '../age/web-streams'
import { byteReader } from '../files/pieces'
import { indexName, isProfileName, manifestName } from './packed-names'
import { damagedFile } from './refusals'
import { plainBackup, type KeyOpener } from './sealed-file'
import { readTarHeader, tarBlock, tarPadding } from './tar'

/** Index and manifest are held in memory; nobody's are larger. */
const textLimit = 64 * 1024 * 1024

export interface Unpacked {
  index: BackupIndex
  text: string
  /** The sha-256 of each content in it. */
  content: Set<string>
}

/**
 * Reads a backup file through: every name, every checksum, everything the index names. Hostile and torn files are
 * refused whole. Gives the turn back between pieces. Throws what the disk says.
 * @param into a fresh folder that gets its files under their names in a profile; null only checks it
 * @param opener asked where the file is under a passphrase
 */
export async function unpackBackup(path: string, into: string | null, opener: KeyOpener): Promise<Outcome<Unpacked>> {
  const file = openSync(path, 'r')
  try {
    const plain = await plainBackup(file, opener)
    return plain.ok ? await unpackTar(plain.value, into) : plain
  } catch (error) {
    if (error instanceof Undecryptable) return refused(damagedFile)
    throw error
  } finally {
    closeSync(file)
  }
}

async function unpackTar(pieces: Bytes, into: string | null): Promise<Outcome<Unpacked>> {
  const sums = new Map<string, string>()
  const texts = new Map<string, string>()
  const source = byteReader(pieces)
  for (;;) {
    const header = readTarHeader(await source.take(tarBlock))
    if (header === 'end') break
    if (!header) return refused(damagedFile)
    const { name } = header
    const isText = name === indexName || name === manifestName || /^backups\/restored-/.test(name)
    if (!(isText ? header.size <= textLimit : isProfileName(name)) || sums.has(name)) return refused(damagedFile)
    const out = into && name !== indexName && name !== manifestName ? createIn(into, name) : null
    const hash = createHash('sha256')
    const parts: Buffer[] = []
    try {
      for (let left = header.size; left > 0;) {
        const bytes = await source.some(left)
        if (!bytes.length) return refused(damagedFile)
        hash.update(bytes)
        if (isText) parts.push(bytes)
        if (out !== null) for (let from = 0; from < bytes.length;) from += writeSync(out, bytes, from)
        left -= bytes.length
      }
      if (out !== null) fsyncSync(out)
    } finally {
      if (out !== null) closeSync(out)
    }
    sums.set(name, hash.digest('hex'))
    if (isText) texts.set(name, Buffer.concat(parts).toString('utf8'))
    await source.take(tarPadding(header.size).length)
  }
  // To the end: only there an encrypted file says that nothing of it is missing.
  while ((await source.some(tarBlock)).length);
  return judged(sums, texts)
}

function judged(sums: Map<string, string>, texts: Map<string, string>): Outcome<Unpacked> {
  sums.delete(manifestName)
  const lines = [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join('')
  const text = texts.get(indexName) ?? ''
  const index = readBackupText(text)
  const named = (name: string) => !/^(backups\/segments|content)\//.test(name) || name.endsWith(sums.get(name)!)
  const whole =
    index &&
    lines === texts.get(manifestName) &&
    [...sums.keys()].every(named) &&
    sums.has('store-id') &&
    [...texts].every(([name, named]) => name === manifestName || holdsAll(named, sums))
  const content = new Set([...sums].flatMap(([name, sum]) => (name.startsWith('content/') ? [sum] : [])))
  return whole ? done({ index, text, content }) : refused(damagedFile)
}

/** Whether every segment that an index names is in the file. */
function holdsAll(text: string, sums: ReadonlyMap<string, string>): boolean {
  const index = readBackupText(text)
  return index !== null && segmentsOf(index).every(sha256 => sums.has(`backups/segments/${sha256}`))
}

function createIn(folder: string, name: string): number {
  const file = join(folder, ...name.split('/'))
  mkdirSync(dirname(file), { recursive: true })
  return openSync(file, 'wx', 0o600)
}
