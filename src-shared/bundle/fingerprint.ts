import { base32 } from './base32'
import { parsePublicKey, publicKeyLine } from './minisign'
import type { Primitives } from './primitives'
import { encodeUtf8 } from './utf8'

/**
 * The number two people compare on a key card: six groups of five digits, from the sha-256 of minisign's key line
 * (key and key number). About 100 bits.
 * @returns null where the text is no public key
 */
export async function keyFingerprint(publicKey: string, sha256: Primitives['sha256']): Promise<string | null> {
  const key = parsePublicKey(publicKey)
  if (!key) return null
  const hash = await sha256(encodeUtf8(publicKeyLine(key)))
  const groups = Array.from({ length: 6 }, (_, group) => {
    const five = hash.subarray(group * 5, group * 5 + 5)
    return String(five.reduce((sum, byte) => sum * 256 + byte, 0) % 100_000).padStart(5, '0')
  })
  return groups.join(' ')
}

/**
 * 核对码 of a bundle, to compare by eye: the first 50 bits of its digest, `7K4M 9TQX 2H`.
 * @param digest sha-256 in hexadecimal
 */
export function checkCode(digest: string): string {
  const bytes = Uint8Array.from(digest.match(/../g) ?? [], pair => parseInt(pair, 16))
  return base32(bytes, 10).replace(/(.{4})(.{4})/, '$1 $2 ')
}
