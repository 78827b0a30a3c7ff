import * as crypto from 'node:crypto'
import { base32 } from '../../src-shared/bundle/base32'

/** Bytes of the office secret behind opaque ids. */
export const secretLength = 32

/**
 * Opaque ids of local ones, in the same order: HMAC-SHA-256 under the office's secret, 26 letters (130 bits). The same
 * id gives the same letters in every bundle of the office, and nobody without the secret can go back.
 */
export function opaqueIds(secret: Uint8Array, ids: readonly string[]): string[] {
  return ids.map(id => base32(crypto.createHmac('sha256', secret).update(id, 'utf8').digest(), 26))
}
