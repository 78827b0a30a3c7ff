/**
 * A UUIDv7 (RFC 9562): sorts by time of making, so rows of one table lie in the order they were written.
 * @param now milliseconds since 1970
 * @param random fills the array it is given with random bytes
 */
export function newId(now: number, random: (into: Uint8Array<ArrayBuffer>) => void): string {
  const bytes = new Uint8Array(16)
  random(bytes)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
