import { formatPublicKey } from '../../src-shared/bundle/minisign'
import { publicKeyOfSeed } from './ed25519'

/** An office's signing key as minisign holds it: the random number it goes by, the Ed25519 seed and its public key. */
export interface SigningKey {
  keyId: Uint8Array
  seed: Uint8Array
  publicKey: Uint8Array
}

/** Fills the array it is given with random bytes. */
export type Random = (into: Uint8Array) => void

export function newSigningKey(random: Random): SigningKey {
  const keyId = new Uint8Array(8)
  const seed = new Uint8Array(32)
  random(keyId)
  random(seed)
  return { keyId, seed, publicKey: publicKeyOfSeed(seed) }
}

/** The two lines of the `.pub` file. */
export function publicKeyText({ keyId, publicKey }: SigningKey): string {
  return formatPublicKey({ keyId, key: publicKey })
}
