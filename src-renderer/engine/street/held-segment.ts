import { toHex } from '../../../src-shared/bundle/bytes'
import type { EngineCaller } from '../../../src-shared/ipc'
import { workerPrimitives } from '../bundle-primitives'

/** The bytes of a received segment as they came; null where they are gone or damaged. */
export async function heldSegment(main: EngineCaller, hash: string): Promise<Uint8Array | null> {
  const bytes = await main['content.get']({ sha256: hash })
  return bytes && toHex(await workerPrimitives(main).sha256(bytes)) === hash ? bytes : null
}
