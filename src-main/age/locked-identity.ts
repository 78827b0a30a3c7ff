import { recipientOf } from './identity'
import { ageLibrary } from './library'
import { NoMemory, passphraseIdentity, passphraseRecipient, WrongPassphrase } from './passphrase-stanza'
import { collected, readable } from './web-streams'

/** An identity, or why none was had: the passphrase does not fit, memory is short, or the text is no such file. */
export type Unlocked = { identity: string } | { failed: 'passphrase' | 'memory' | 'file' }

/**
 * The text of an identity file under a passphrase, as `age -d -i` takes it: an armored age file with the lines that
 * `age-keygen` writes. Throws `NoMemory`.
 */
export async function lockIdentity(identity: string, passphrase: string): Promise<string> {
  const { armor, Encrypter } = await ageLibrary()
  const encrypter = new Encrypter()
  encrypter.addRecipient(passphraseRecipient(passphrase))
  const lines = `# public key: ${await recipientOf(identity)}\n${identity}\n`
  return armor.encode(await collected(await encrypter.encrypt(readable([Buffer.from(lines)]))))
}

/** Opens such a text. Hostile text is answered, never thrown on. */
export async function unlockIdentity(text: string, passphrase: string): Promise<Unlocked> {
  const { armor, Decrypter } = await ageLibrary()
  const decrypter = new Decrypter()
  decrypter.addIdentity(passphraseIdentity(passphrase))
  try {
    const open = await collected(await decrypter.decrypt(readable([armor.decode(text)])))
    const [identity = ''] = /^AGE-SECRET-KEY-1\S+$/m.exec(Buffer.from(open).toString('utf8')) ?? []
    await recipientOf(identity)
    return { identity }
  } catch (error) {
    if (error instanceof NoMemory) return { failed: 'memory' }
    return { failed: error instanceof WrongPassphrase ? 'passphrase' : 'file' }
  }
}
