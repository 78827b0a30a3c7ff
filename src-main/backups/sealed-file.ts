import { fstatSync, writeSync } from 'node:fs'
import { done, refused, type Outcome } from '../../src-shared/problem'
import { decrypted } from '../age/decrypt'
import { encrypted } from '../age/encrypt'
import type { Bytes } from '../age/web-streams'
import { byteReader, piecesOfFile } from '../files/pieces'
import type { BackupKey } from './backup-key'
import { damagedFile } from './refusals'
import { readTarHeader, tarBlock, tarEnd, tarHeader, tarPadding } from './tar'

/**
 * A backup under a passphrase: a tar of two files, the key under the passphrase and the plain backup encrypted to that
 * key, so that it opens anywhere: `tar -xf FILE; age -d -i key.age backup.tar.age | tar -x`.
 */
const keyName = 'key.age'
const cipherName = 'backup.tar.age'
/** Ours has some 500 bytes. */
const keyLimit = 64 * 1024

/** Comes by the identity that a key file holds under its passphrase. */
export type KeyOpener = (keyFile: string) => Promise<Outcome<string>>

/**
 * Writes the two files.
 * @param given.witness a second recipient, whose identity reads the file back
 */
export async function writeSealed(
  out: number,
  plain: Bytes,
  given: { key: BackupKey; witness: string; seconds: number },
): Promise<void> {
  const { key, witness, seconds } = given
  const keyBytes = Buffer.from(key.keyFile)
  let at = 0
  const write = (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length;) from += writeSync(out, bytes, from, bytes.length - from, at + from)
    at += bytes.length
  }
  for (const bytes of [tarHeader(keyName, keyBytes.length, seconds), keyBytes, tarPadding(keyBytes.length)])
    write(bytes)
  const headerAt = at
  write(new Uint8Array(tarBlock))
  for await (const piece of encrypted(plain, [key.recipient, witness])) write(piece)
  const size = at - headerAt - tarBlock
  write(tarPadding(size))
  write(tarEnd())
  // Its size is known only now.
  at = headerAt
  write(tarHeader(cipherName, size, seconds))
}

/** The plain backup in an open file, decrypted where it is under a passphrase. */
export async function plainBackup(file: number, opener: KeyOpener): Promise<Outcome<Bytes>> {
  const size = fstatSync(file).size
  const read = (from: number, length: number) => byteReader(piecesOfFile(file, from, length)).take(length)
  const headerAt = async (from: number) => readTarHeader(await read(from, tarBlock))
  const first = await headerAt(0)
  if (!first || first === 'end' || first.name !== keyName) return done(piecesOfFile(file, 0, size))

  const secondAt = tarBlock + padded(first.size)
  if (first.size > keyLimit || secondAt > size) return refused(damagedFile)
  const second = await headerAt(secondAt)
  if (!second || second === 'end' || second.name !== cipherName) return refused(damagedFile)
  const cipherAt = secondAt + tarBlock
  const paddingAt = cipherAt + second.size
  // Two files and nothing else: to the last byte what was written here.
  if (size !== cipherAt + padded(second.size) + tarEnd().length) return refused(damagedFile)
  const between = await read(tarBlock + first.size, secondAt - tarBlock - first.size)
  const behind = await read(paddingAt, size - paddingAt)
  if ([...between, ...behind].some(byte => byte !== 0)) return refused(damagedFile)
  const identity = await opener((await read(tarBlock, first.size)).toString('utf8'))
  return identity.ok ? done(decrypted(piecesOfFile(file, cipherAt, second.size), identity.value)) : identity
}

const padded = (size: number) => size + tarPadding(size).length
