import { ageLibrary } from './library'
import { piecesOf, readable, type Bytes } from './web-streams'

/** Thrown where bytes are not what was encrypted to the identity: damaged, cut short, meant for another. */
export class Undecryptable extends Error {}

/**
 * Decrypts a stream of bytes. Every piece that comes was authenticated; only the end says that none is missing, so
 * nothing of it counts before. Throws `Undecryptable`, or what the disk says.
 */
export async function* decrypted(cipher: Bytes, identity: string): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await ageLibrary()
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    yield* piecesOf(await decrypter.decrypt(readable(cipher)))
  } catch (error) {
    throw typeof (error as NodeJS.ErrnoException).code === 'string' ? error : new Undecryptable()
  }
}
