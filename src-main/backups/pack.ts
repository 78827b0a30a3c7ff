import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { readBackupText, type BackupIndex } from '../../src-shared/backup/backup-index'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { newIdentity, recipientOf } from '../age/identity'
import type { Bytes } from '../age/web-streams'
import { diskProblem } from '../files/disk-problem'
import { fileNotChosen } from '../files/tokens'
import { flushFolder, renameHeld } from '../files/write-flushed'
import type { Profile } from '../profile/layout'
import { readBackupKey, type BackupKey } from './backup-key'
import { plainTar, secondsOf } from './plain-tar'
import { isContradicted } from './packed-journal'
import { damagedFile, otherBranch } from './refusals'
import { writeSealed, type KeyOpener } from './sealed-file'
import { unpackBackup } from './unpack'

/** A file that holds everything of a profile. */
export interface Packed {
  file: string
  /** Bytes. */
  size: number
  /** Whether it opens with a passphrase alone. */
  encrypted: boolean
  /** Contents that rows name and the file has not: they are missing or spoilt on this disk. */
  lacking: number
}

/** What goes into a file besides what the profile has. */
export interface ToPack {
  /** Index of the backup. */
  text: string
  /** The sha-256 of each content that rows name. */
  content: readonly string[]
}

/**
 * Packs everything of a profile into a file that somebody chose, encrypted where the profile has a key for it. Under
 * another name until it is whole, flushed and read back as a stranger would: an older file of that name stays until
 * then, and no half file stays.
 * @param nameOf what it is called in the end, by the number of contents that it lacks
 */
export async function packInto(
  profile: Profile,
  path: string | null,
  { text, content }: ToPack,
  nameOf: (lacking: number) => string = () => path!,
): Promise<Outcome<Packed>> {
  if (!path) return refused(fileNotChosen)
  const index = readBackupText(text)
  if (!index) throw new Error('no index of a backup')
  const key = readBackupKey(profile.backupKey)
  if (!key.ok) return key
  const temporary = `${path}.${process.pid}.part`
  try {
    if (isContradicted(profile.journal, index)) return refused(otherBranch)
    const opener = await writeInto(temporary, plainTar(profile, index, text), index, key.value)
    const read = await unpackBackup(temporary, null, opener)
    if (!read.ok) return read
    const { size } = statSync(temporary)
    // As it was read back: what the file has is what it can bring back.
    const lacking = new Set(content.filter(sha256 => !read.value.content.has(sha256))).size
    const file = nameOf(lacking)
    renameHeld(temporary, file)
    flushFolder(dirname(file))
    return done({ file, size, encrypted: key.value !== null, lacking })
  } catch (error) {
    return refused(diskProblem(error))
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Writes and flushes. @returns what opens the file to read it back */
async function writeInto(path: string, plain: Bytes, index: BackupIndex, key: BackupKey | null): Promise<KeyOpener> {
  const out = openSync(path, 'w', 0o600)
  try {
    const opener = key ? await writeWitnessed(out, plain, index, key) : notAsked
    if (!key) for await (const piece of plain) for (let at = 0; at < piece.length;) at += writeSync(out, piece, at)
    fsyncSync(out)
    return opener
  } finally {
    closeSync(out)
  }
}

/**
 * Nobody has typed the passphrase, so a second recipient made for this file alone is the witness that it opens. Its
 * identity is held in memory until the file was read back and is nowhere else.
 */
async function writeWitnessed(out: number, plain: Bytes, index: BackupIndex, key: BackupKey): Promise<KeyOpener> {
  const witness = await newIdentity()
  await writeSealed(out, plain, { key, witness: await recipientOf(witness), seconds: secondsOf(index) })
  return async keyFile => (keyFile === key.keyFile ? done(witness) : refused(damagedFile))
}

const notAsked: KeyOpener = async () => refused(damagedFile)
