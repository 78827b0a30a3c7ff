/** Crockford's alphabet: no I, L, O, U, so nothing is misread on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first `length` letters of the bytes in Crockford's base32, five bits a letter, from the highest bit. */
export function base32(bytes: Uint8Array, length: number): string {
  if (length * 5 > bytes.length * 8) throw new Error('more letters than bits')
  let text = ''
  for (let i = 0; i < length; i++) {
    const bit = i * 5
    const pair = ((bytes[bit >> 3]! << 8) | (bytes[(bit >> 3) + 1] ?? 0)) >>> 0
    text += alphabet[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}
