import { concatBytes } from './bytes'
import { fromBase64, toBase64 } from './base64'

/** minisign's public key: an Ed25519 key and the random number it goes by. */
export interface PublicKey {
  keyId: Uint8Array
  key: Uint8Array
}

/** A `.minisig` file. `signature` is over the BLAKE2b-512 of the message, `global` over `signature` and trusted comment. */
export interface Signature {
  keyId: Uint8Array
  signature: Uint8Array
  trustedComment: string
  global: Uint8Array
}

/** `Ed`: an Ed25519 key. `ED`: signed after hashing. A signature in the older `Ed` form is not read. */
const keyAlgorithm = [0x45, 0x64]
const prehashed = [0x45, 0x44]

const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte)

/** Reads a public key: minisign's two lines, or the bare base64 as `minisign -P` takes it. */
export function parsePublicKey(text: string): PublicKey | null {
  const lines = text.trim().split(/\r?\n/)
  if (lines.length > 2 || (lines.length === 2 && !lines[0]!.startsWith('untrusted comment: '))) return null
  const bytes = fromBase64(lines[lines.length - 1]!)
  if (bytes?.length !== 42 || !begins(bytes, keyAlgorithm)) return null
  return { keyId: bytes.slice(2, 10), key: bytes.slice(10) }
}

/** The bare base64 of a public key. */
export function publicKeyLine({ keyId, key }: PublicKey): string {
  return toBase64(concatBytes([Uint8Array.from(keyAlgorithm), keyId, key]))
}

/** The two lines of a `.pub` file. */
export function formatPublicKey(key: PublicKey): string {
  return `untrusted comment: minisign public key ${keyNumber(key.keyId)}\n${publicKeyLine(key)}\n`
}

/** The number minisign shows for a key: its eight bytes read from the last, without zeros in front. */
export function keyNumber(keyId: Uint8Array): string {
  return Array.from(keyId, byte => byte.toString(16).toUpperCase().padStart(2, '0'))
    .reverse()
    .join('')
    .replace(/^0+(?=.)/, '')
}

/** Reads a `.minisig` file of exactly its four lines; null for anything else, also for a signature without prehash. */
export function parseSignature(text: string): Signature | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const [untrusted, first, trusted, second] = lines
  const prefix = 'trusted comment: '
  if (lines.length !== 4 || !untrusted!.startsWith('untrusted comment: ') || !trusted!.startsWith(prefix)) return null
  const bytes = fromBase64(first!)
  const global = fromBase64(second!)
  if (bytes?.length !== 74 || global?.length !== 64 || !begins(bytes, prehashed)) return null
  return {
    keyId: bytes.slice(2, 10),
    signature: bytes.slice(10),
    trustedComment: trusted!.slice(prefix.length),
    global,
  }
}

/** Text of a `.minisig` file. */
export function formatSignature({ keyId, signature, trustedComment, global }: Signature): string {
  const first = toBase64(concatBytes([Uint8Array.from(prehashed), keyId, signature]))
  return `untrusted comment: signature from qinlin\n${first}\ntrusted comment: ${trustedComment}\n${toBase64(global)}\n`
}
