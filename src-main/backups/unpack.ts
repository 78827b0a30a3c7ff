import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readBackupText, segmentsOf, type BackupIndex } from '../../src-shared/backup/backup-index'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { indexName, isProfileName, manifestName } from './packed-names'
import { readTarHeader, tarPadding } from './tar'

const block = 512
const chunkBytes = 1024 * 1024
/** Index and manifest are held in memory; nobody's are larger. */
const textLimit = 64 * 1024 * 1024

export interface Unpacked {
  index: BackupIndex
  text: string
}

/**
 * Reads a backup file through: every name, every checksum, everything the index names. Hostile and torn files are
 * refused whole. Gives the turn back between chunks. Throws what the disk says.
 * @param into a fresh folder that gets its files under their names in a profile; null only checks it
 */
export async function unpackBackup(path: string, into: string | null): Promise<Outcome<Unpacked>> {
  const size = statSync(path).size
  const source = openSync(path, 'r')
  const sums = new Map<string, string>()
  const texts = new Map<string, string>()
  try {
    const buffer = Buffer.alloc(chunkBytes)
    const take = (at: number, length: number) => buffer.subarray(0, readSync(source, buffer, 0, length, at))
    let at = 0
    for (;;) {
      const header = readTarHeader(Buffer.from(take(at, block)))
      at += block
      if (header === 'end') break
      if (!header || at + header.size > size) return refused(damaged)
      const { name } = header
      const isText = name === indexName || name === manifestName || /^backups\/restored-/.test(name)
      if (!(isText ? header.size <= textLimit : isProfileName(name)) || sums.has(name)) return refused(damaged)
      const out = into && name !== indexName && name !== manifestName ? createIn(into, name) : null
      const hash = createHash('sha256')
      const parts: Buffer[] = []
      try {
        for (let left = header.size; left > 0;) {
          const bytes = take(at, Math.min(left, chunkBytes))
          if (!bytes.length) return refused(damaged)
          hash.update(bytes)
          if (isText) parts.push(Buffer.from(bytes))
          if (out !== null) for (let from = 0; from < bytes.length;) from += writeSync(out, bytes, from)
          at += bytes.length
          left -= bytes.length
          await new Promise(resolve => setImmediate(resolve))
        }
        if (out !== null) fsyncSync(out)
      } finally {
        if (out !== null) closeSync(out)
      }
      sums.set(name, hash.digest('hex'))
      if (isText) texts.set(name, Buffer.concat(parts).toString('utf8'))
      at += tarPadding(header.size).length
    }
  } finally {
    closeSync(source)
  }
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
  return whole ? done({ index, text }) : refused(damaged)
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

const damaged = problem('backup-damaged', '这个文件不是亲邻台账的备份，或者已经损坏，没有恢复。请换一份备份再试。')
