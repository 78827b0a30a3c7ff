import type { Primitives } from '../../src-shared/bundle/primitives'
import type { EngineCaller } from '../../src-shared/ipc'

/** The bundle format's primitives in the data worker: WebCrypto and streams; signatures are main's. */
export function workerPrimitives(main: EngineCaller): Required<Primitives> {
  return {
    sha256: async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice().buffer)),
    deflateRaw: bytes => through(bytes, new CompressionStream('deflate-raw'), Infinity),
    inflateRaw: (bytes, limit) => through(bytes, new DecompressionStream('deflate-raw'), limit),
    verify: async (publicKey, message, signature) =>
      (await main['keys.verify']({ publicKey, message, signature })).trustedComment,
  }
}

/** Sends bytes through a stream; rejects as soon as more than `limit` come out. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Blob([bytes.slice().buffer]).stream().pipeThrough(stream).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      throw new Error('more than announced')
    }
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
