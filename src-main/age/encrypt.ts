import { ageLibrary } from './library'
import { piecesOf, readable, type Bytes } from './web-streams'

/** Encrypts a stream of bytes to recipients (`age1…`): the identity of any of them opens it. */
export async function* encrypted(plain: Bytes, recipients: readonly string[]): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await ageLibrary()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  yield* piecesOf(await encrypter.encrypt(readable(plain)))
}
