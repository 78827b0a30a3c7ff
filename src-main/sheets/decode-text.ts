import { TextDecoder } from 'node:util'

/** Bytes of a text file as text: by its byte order mark, else UTF-8 if it is that without a fault, else GB18030. `undefined`: no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return hasControls(text) ? undefined : text
  }
  return undefined
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Control characters that no text has, but almost every other file. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) return true
  }
  return false
}
