/** Bytes inside JSON, for the loopback adapter alone: `{ "$bytes": "<base64>" }`. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...alphabet].map((letter, i) => [letter, i]))

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const quad = [18, 12, 6, 0].map(shift => alphabet[(three >> shift) & 63]!)
    parts.push(quad.slice(0, Math.min(4, bytes.length - i + 1)).join(''))
  }
  return parts.join('')
}

function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    held = (held << 6) | values.get(letter)!
    bits += 6
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 255
  }
  return bytes
}

export function packBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (Array.isArray(value)) return value.map(packBytes)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, packBytes(v)]))
  return value
}

export function unpackBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpackBytes)
  if (!value || typeof value !== 'object') return value
  const { $bytes } = value as { $bytes?: unknown }
  if (typeof $bytes === 'string') return fromBase64($bytes)
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpackBytes(v)]))
}
