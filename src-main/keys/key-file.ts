import { blake2b } from '@noble/hashes/blake2.js'
import { fromBase64, toBase64 } from '../../src-shared/bundle/base64'
import { concatBytes, equalBytes } from '../../src-shared/bundle/bytes'
import { keyNumber } from '../../src-shared/bundle/minisign'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { publicKeyOfSeed } from './ed25519'
import { passphraseNeeded, passphraseWrong } from './key-passphrase'
import { officeLimits, passphraseStream, type ScryptLimits } from './passphrase'
import type { Random, SigningKey } from './signing-key'

/**
 * minisign's secret-key file: a comment line and the base64 of
 *
 *     Ed | kdf (2) | B2 | salt (32) | opslimit (8) | memlimit (8) | key number (8) | seed (32) | public key (32) | checksum (32)
 *
 * numbers little-endian. The last four are masked with scrypt's output under a passphrase (kdf `Sc`) or stand as they
 * are (kdf zero). The checksum is BLAKE2b-256 of `Ed`, key number, seed and public key.
 */
const length = 158
const marks = { ed: [0x45, 0x64], none: [0, 0], scrypt: [0x53, 0x63], blake2b: [0x42, 0x32] } as const
const maskedFrom = 54

/** Text of the file; with a passphrase the key is masked under scrypt, with the limits in the file. */
export async function formatKeyFile(key: SigningKey, random: Random, passphrase?: string): Promise<string> {
  const open = concatBytes([key.keyId, key.seed, key.publicKey, checksum(key)])
  if (passphrase === undefined) {
    const head = Uint8Array.from([...marks.ed, ...marks.none, ...marks.blake2b])
    return fileText('unencrypted', key.keyId, concatBytes([head, new Uint8Array(maskedFrom - head.length), open]))
  }
  const head = new Uint8Array(maskedFrom)
  head.set([...marks.ed, ...marks.scrypt, ...marks.blake2b])
  const salt = head.subarray(6, 38)
  random(salt)
  writeLimits(head, officeLimits)
  const mask = await passphraseStream(passphrase, salt, officeLimits, open.length)
  return fileText('encrypted', key.keyId, concatBytes([head, open.map((byte, i) => byte ^ mask[i]!)]))
}

function fileText(state: string, keyId: Uint8Array, bytes: Uint8Array): string {
  return `untrusted comment: minisign ${state} secret key ${keyNumber(keyId)}\n${toBase64(bytes)}\n`
}

/** Whether the file needs a passphrase; null where it is no secret-key file. */
export function needsPassphrase(text: string): boolean | null {
  const bytes = bytesOf(text)
  if (!bytes) return null
  return has(bytes, 2, marks.scrypt)
}

/** Reads a secret-key file, also one that minisign made. */
export async function parseKeyFile(text: string, passphrase?: string): Promise<Outcome<SigningKey>> {
  const bytes = bytesOf(text)
  if (!bytes) return refused(damaged())
  const masked = bytes.subarray(maskedFrom)
  if (has(bytes, 2, marks.none)) return readKey(masked, true)
  const limits = readLimits(bytes)
  if (!limits) return refused(damaged())
  if (passphrase === undefined) return refused(passphraseNeeded)
  const mask = await passphraseStream(passphrase, bytes.subarray(6, 38), limits, masked.length)
  const read = readKey(
    masked.map((byte, i) => byte ^ mask[i]!),
    false,
  )
  return read.ok ? read : refused(passphraseWrong)
}

/** The key of a file without a passphrase; null where it is masked or damaged. */
export function openKey(text: string): SigningKey | null {
  const bytes = bytesOf(text)
  const key = bytes && has(bytes, 2, marks.none) ? readKey(bytes.subarray(maskedFrom), true) : null
  return key?.ok ? key.value : null
}

/** minisign leaves the checksum of an unencrypted key empty, so there it may be. */
function readKey(open: Uint8Array, mayLackChecksum: boolean): Outcome<SigningKey> {
  const key = { keyId: open.slice(0, 8), seed: open.slice(8, 40), publicKey: open.slice(40, 72) }
  const sum = open.subarray(72)
  const checked = equalBytes(sum, checksum(key)) || (mayLackChecksum && sum.every(byte => byte === 0))
  return checked && equalBytes(publicKeyOfSeed(key.seed), key.publicKey) ? done(key) : refused(damaged())
}

function bytesOf(text: string): Uint8Array | null {
  const lines = text.trimEnd().split(/\r?\n/)
  const bytes = lines.length === 2 && lines[0]!.startsWith('untrusted comment: ') ? fromBase64(lines[1]!) : null
  if (bytes?.length !== length || !has(bytes, 0, marks.ed) || !has(bytes, 4, marks.blake2b)) return null
  return has(bytes, 2, marks.none) || has(bytes, 2, marks.scrypt) ? bytes : null
}

const has = (bytes: Uint8Array, at: number, mark: readonly number[]) => mark.every((byte, i) => bytes[at + i] === byte)

function checksum({ keyId, seed, publicKey }: SigningKey): Uint8Array {
  return blake2b(concatBytes([Uint8Array.from(marks.ed), keyId, seed, publicKey]), { dkLen: 32 })
}

function writeLimits(head: Uint8Array, { operations, memory }: ScryptLimits): void {
  const view = new DataView(head.buffer, head.byteOffset)
  view.setBigUint64(38, BigInt(operations), true)
  view.setBigUint64(46, BigInt(memory), true)
}

/** The limits in the file, up to minisign's own defaults (2^25, 1 GiB); null above them. */
function readLimits(bytes: Uint8Array): ScryptLimits | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const operations = view.getBigUint64(38, true)
  const memory = view.getBigUint64(46, true)
  return operations <= 2n ** 25n && memory <= 2n ** 30n
    ? { operations: Number(operations), memory: Number(memory) }
    : null
}

function damaged() {
  return problem('keys-file-damaged', '签名密钥文件已损坏。请从备份恢复，或联系上级重新确认新的密钥卡。')
}
