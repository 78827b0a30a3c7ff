const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const letters = [18, 12, 6, 0].map(shift => alphabet[(group >> shift) & 63]!)
    const known = Math.min(3, bytes.length - i) + 1
    text += letters.slice(0, known).join('').padEnd(4, '=')
  }
  return text
}

/** The one spelling of `toBase64` and no other; null for anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null
  const bare = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((bare.length * 6) / 8))
  let bits = 0
  let have = 0
  let at = 0
  for (const letter of bare) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffff
    have += 6
    if (have >= 8) {
      have -= 8
      bytes[at++] = (bits >> have) & 0xff
    }
  }
  return toBase64(bytes) === text ? bytes : null
}
