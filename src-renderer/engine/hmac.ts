import { toHex } from '../../src-shared/bundle/bytes'
import type { Hmac } from '../../src-shared/upstream/match'

/** HMAC-SHA-256 by WebCrypto. */
export const hmac: Hmac = async (secretHex, text) => {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secretHex), algorithm, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return toHex(new Uint8Array(signed))
}
