import { ageLibrary } from './library'

/** A new X25519 identity, `AGE-SECRET-KEY-1…`: what was encrypted to its recipient opens with it alone. */
export async function newIdentity(): Promise<string> {
  return (await ageLibrary()).generateX25519Identity()
}

/** The recipient of an identity, `age1…`: public. Throws where the text is no identity. */
export async function recipientOf(identity: string): Promise<string> {
  return (await ageLibrary()).identityToRecipient(identity)
}
