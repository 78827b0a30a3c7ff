import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes } from '../../src-shared/bundle/bytes'
import { formatSignature } from '../../src-shared/bundle/minisign'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { signEd25519 } from './ed25519'
import type { SigningKey } from './signing-key'

/** Signs in minisign's prehashed form (`ED`). @returns text of the `.minisig` file */
export function signMessage({ keyId, seed }: SigningKey, message: Uint8Array, trustedComment: string): string {
  if (/[\r\n]/.test(trustedComment)) throw new Error('a trusted comment is one line')
  const signature = signEd25519(seed, blake2b(message, { dkLen: 64 }))
  const global = signEd25519(seed, concatBytes([signature, encodeUtf8(trustedComment)]))
  return formatSignature({ keyId, signature, trustedComment, global })
}
