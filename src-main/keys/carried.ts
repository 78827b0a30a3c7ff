import * as fs from 'node:fs'
import * as path from 'node:path'
import { isInstant } from '../../src-shared/plain-date'
import { problem } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder } from '../files/write-flushed'
import { writeKeyFile } from './write-key-file'

const mark = 'carried'

/**
 * Notes that a folder of keys came with a backup: what was signed after that, on the PC it came from, is not in its
 * ledger, and no sequence may be signed twice.
 * @param upTo the newest instant that the backup knows of
 */
export function noteCarried(folder: string, upTo: string): void {
  writeKeyFile(folder, mark, upTo)
}

/** The instant up to which the keys know what was signed, the first there is where nobody can read it; null where they know it all. */
export function carriedUpTo(folder: string): string | null {
  const text = readIfThere(path.join(folder, mark))
  return text === null || isInstant(text) ? text : new Date(0).toISOString()
}

/** Nothing was signed since, or a new key signs from here on. */
export function settleCarried(folder: string): void {
  fs.rmSync(path.join(folder, mark), { force: true })
  flushFolder(folder)
}

export const keysCarried = problem(
  'keys-carried',
  '这台电脑的签名密钥是随备份搬来的，还不知道原来的电脑在那以后有没有再报送。请在“上报”页的“换了电脑”里回答这一个问题，再写出。',
)
