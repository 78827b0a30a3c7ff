import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { newIdentity, recipientOf } from '../age/identity'
import { lockIdentity, unlockIdentity } from '../age/locked-identity'
import { NoMemory } from '../age/passphrase-stanza'
import { diskProblem } from '../files/disk-problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder, renameHeld, ownerOnly, writeFlushed } from '../files/write-flushed'
import { damagedFile, damagedKey, noMemory, shortPassphrase, wrongPassphrase } from './refusals'

/** What backups that leave this PC are encrypted with; the passphrase is not needed for it. */
export interface BackupKey {
  /** `age1…` */
  recipient: string
  /** The identity behind it under the passphrase: text of an age identity file. */
  keyFile: string
}

const Stored = z.object({
  format: z.literal('qinlin-backup-key'),
  recipient: z.string(),
  keyFile: z.string(),
  sha256: z.string(),
})

const leastLength = 8

/** One text in one file: a recipient that lost its key would make copies that nobody opens. */
const sumOf = ({ recipient, keyFile }: BackupKey) =>
  createHash('sha256').update(`${recipient}\n${keyFile}`).digest('hex')

/** The key of a profile; null where copies are not encrypted; refused where it is damaged. */
export function readBackupKey(file: string): Outcome<BackupKey | null> {
  const text = readIfThere(file)
  if (text === null) return done(null)
  try {
    const { recipient, keyFile, sha256 } = Stored.parse(JSON.parse(text))
    return sumOf({ recipient, keyFile }) === sha256 ? done({ recipient, keyFile }) : refused(damagedKey)
  } catch {
    return refused(damagedKey)
  }
}

/** Throws what the disk says. */
export function writeBackupKey(file: string, key: BackupKey): void {
  const text = JSON.stringify({ format: 'qinlin-backup-key', ...key, sha256: sumOf(key) }, null, 2)
  writeFlushed(file, Buffer.from(`${text}\n`), ownerOnly)
}

const failures = { passphrase: wrongPassphrase, memory: noMemory, file: damagedFile }

/** Opens a key with its passphrase. */
export async function openKeyFile(keyFile: string, passphrase: string): Promise<Outcome<string>> {
  const opened = await unlockIdentity(keyFile, passphrase)
  if ('identity' in opened) return done(opened.identity)
  return refused(failures[opened.failed])
}

/**
 * Puts copies under a passphrase from now on, or changes it. The key is read back from the disk and opened before it
 * takes the place of the one so far. A changed passphrase covers the same key; copies made before keep the old one.
 * @param before the passphrase so far; null where there is none, or where the key is damaged
 */
export async function protectBackups(
  file: string,
  passphrase: string,
  before: string | null,
): Promise<Outcome<Record<string, never>>> {
  if ([...passphrase].length < leastLength) return refused(shortPassphrase)
  const stored = readBackupKey(file)
  const current = stored.ok ? stored.value : null
  const identity = current ? await openKeyFile(current.keyFile, before ?? '') : done(await newIdentity())
  if (!identity.ok) return identity
  const beside = `${file}.new`
  try {
    const key = {
      recipient: await recipientOf(identity.value),
      keyFile: await lockIdentity(identity.value, passphrase),
    }
    writeBackupKey(beside, key)
    const fits = await keyFits(beside, passphrase)
    if (!fits.ok) return fits
    renameHeld(beside, file)
    flushFolder(dirname(file))
    return fits
  } catch (error) {
    return refused(error instanceof NoMemory ? noMemory : diskProblem(error))
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Copies are not encrypted any more from now on. */
export function unprotectBackups(file: string): Outcome<Record<string, never>> {
  try {
    rmSync(file, { force: true })
    flushFolder(dirname(file))
    return done({})
  } catch (error) {
    return refused(diskProblem(error))
  }
}

/** What a script says beside a backup: makes the key under this passphrase, or sees that the passphrase opens it. */
export function ensureProtected(file: string, passphrase: string): Promise<Outcome<Record<string, never>>> {
  const stored = readBackupKey(file)
  if (!stored.ok) return Promise.resolve(stored)
  return stored.value ? keyFits(file, passphrase) : protectBackups(file, passphrase, null)
}

/** Whether the key on the disk opens with a passphrase and is that of its recipient. */
async function keyFits(file: string, passphrase: string): Promise<Outcome<Record<string, never>>> {
  const stored = readBackupKey(file)
  if (!stored.ok) return stored
  const identity = await openKeyFile(stored.value!.keyFile, passphrase)
  if (!identity.ok) return identity
  return (await recipientOf(identity.value)) === stored.value!.recipient ? done({}) : refused(damagedKey)
}
