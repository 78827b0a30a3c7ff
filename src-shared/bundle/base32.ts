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

/** The five bits of a letter; -1 of any other. */
export const valueOfLetter = (letter: string): number => alphabet.indexOf(letter)

/** The bytes that whole letters stand for; null where another letter is among them or bits are left over. */
export function bytesOfBase32(letters: string): Uint8Array | null {
  if ((letters.length * 5) % 8) return null
  const bytes = new Uint8Array((letters.length * 5) / 8)
  for (const [i, letter] of [...letters].entries()) {
    const value = valueOfLetter(letter)
    if (value < 0) return null
    for (let bit = 0; bit < 5; bit++)
      if ((value >> (4 - bit)) & 1) bytes[(i * 5 + bit) >> 3]! |= 128 >> ((i * 5 + bit) & 7)
  }
  return bytes
}
