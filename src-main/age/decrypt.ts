import { ageLibrary } from './library'
import { piecesOf, readable, type Bytes } from './web-streams'

/** Thrown where bytes are not what was encrypted to the identity: damaged, cut short, meant for another. */
export class Undecryptable extends Error {}

/** Thrown where none of the recipients is one of the identities'; so it looks, too, where the line for it is damaged. */
export class NotAddressed extends Undecryptable {}

/** What the library says then; a test holds it to that. */
const notAddressed = "no identity matched any of the file's recipients"

/**
 * Decrypts a stream of bytes. Every piece that comes was authenticated; only the end says that none is missing, so
 * nothing of it counts before. One of the identities has to be meant. Throws `Undecryptable`, or what the disk says.
 */
export async function* decrypted(cipher: Bytes, ...identities: string[]): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await ageLibrary()
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    yield* piecesOf(await decrypter.decrypt(readable(cipher)))
  } catch (error) {
    if ((error as Error).message === notAddressed) throw new NotAddressed()
    throw typeof (error as NodeJS.ErrnoException).code === 'string' ? error : new Undecryptable()
  }
}
