import * as crypto from 'node:crypto'
import * as zlib from 'node:zlib'
import type { Primitives } from '../../src-shared/bundle/primitives'
import { verifySignature } from './verify'

/** What zlib adds to its result under `info`. */
interface Inflated {
  buffer: Buffer
  engine: { bytesWritten: number }
}

/** The bundle format's primitives in Node, for the main process and for tests. */
export const nodePrimitives: Required<Primitives> = {
  async sha256(bytes) {
    return new Uint8Array(crypto.createHash('sha256').update(bytes).digest())
  },
  async deflateRaw(bytes) {
    return new Uint8Array(zlib.deflateRawSync(bytes))
  },
  async inflateRaw(bytes, limit) {
    const options = { info: true, maxOutputLength: Math.max(1, limit) }
    // With `info` zlib answers an object, which Node's types do not know.
    const { buffer, engine } = zlib.inflateRawSync(bytes, options) as unknown as Inflated
    // zlib ends quietly where its stream ends, so what stands behind it would go unseen
    if (engine.bytesWritten !== bytes.length) throw new Error('bytes after the end of the stream')
    return new Uint8Array(buffer)
  },
  async verify(publicKey, message, signature) {
    return verifySignature(publicKey, message, signature)
  },
}
