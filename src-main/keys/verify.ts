import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes, equalBytes } from '../../src-shared/bundle/bytes'
import { parsePublicKey, parseSignature } from '../../src-shared/bundle/minisign'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { verifyEd25519 } from './ed25519'

/**
 * Verifies a minisign signature: this key, its number, prehashed Ed25519, and the trusted comment with it. The key
 * alone fixes the algorithm; the signature file never chooses it.
 * @returns the trusted comment, or null where anything is wrong
 */
export function verifySignature(publicKey: string, message: Uint8Array, signature: string): string | null {
  const key = parsePublicKey(publicKey)
  const signed = parseSignature(signature)
  if (!key || !signed || !equalBytes(key.keyId, signed.keyId)) return null
  const globally = concatBytes([signed.signature, encodeUtf8(signed.trustedComment)])
  const holds =
    verifyEd25519(key.key, blake2b(message, { dkLen: 64 }), signed.signature) &&
    verifyEd25519(key.key, globally, signed.global)
  return holds ? signed.trustedComment : null
}
