import { toHex } from '../../src-shared/bundle/bytes'
import type { Hmac } from '../../src-shared/upstream/match'

/** HMAC-SHA-256 by WebCrypto; the key is made ready once for however many texts. */
export const hmac: Hmac = async secretHex => {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secretHex), algorithm, false, ['sign'])
  return async text => toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))))
}
