import { newIdentity, recipientOf } from '../age/identity'
import { lockIdentity, unlockIdentity } from '../age/locked-identity'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { passphraseNeeded, passphraseWrong } from './key-passphrase'

/** A new age identity and its recipient. */
export interface MadeIdentity {
  recipient: string
  /** Text of the identity file, as `age -i` takes it. */
  text: string
}

/** @param passphrase locks the identity; without one it lies open, as the signing key then does */
export async function makeIdentity(passphrase?: string): Promise<MadeIdentity> {
  const identity = await newIdentity()
  const recipient = await recipientOf(identity)
  return { recipient, text: await identityText(identity, passphrase) }
}

/** Text of an identity's file. @param passphrase locks it */
export async function identityText(identity: string, passphrase?: string): Promise<string> {
  if (passphrase !== undefined) return lockIdentity(identity, passphrase)
  return `# public key: ${await recipientOf(identity)}\n${identity}\n`
}

/** The identity of a file whose recipient is known. */
export async function openIdentity(text: string, recipient: string, passphrase?: string): Promise<Outcome<string>> {
  const identity = await identityIn(text, passphrase)
  if (!identity.ok) return identity
  return (await recipientOf(identity.value)) === recipient ? identity : refused(damaged)
}

/** The identity that a file holds, whosever it is. */
export async function identityIn(text: string, passphrase?: string): Promise<Outcome<string>> {
  const locked = text.startsWith('-----BEGIN')
  if (locked && passphrase === undefined) return refused(passphraseNeeded)
  const unlocked = locked
    ? await unlockIdentity(text, passphrase!)
    : { identity: /^AGE-SECRET-KEY-1\S+$/m.exec(text)?.[0] ?? '' }
  if ('failed' in unlocked) return refused(unlocked.failed === 'passphrase' ? passphraseWrong : damaged)
  const isWhole = await recipientOf(unlocked.identity).then(
    () => true,
    () => false,
  )
  return isWhole ? done(unlocked.identity) : refused(damaged)
}

const damaged = problem(
  'keys-identity-damaged',
  '本单位的解密密钥已损坏，打不开加密文件。请从备份恢复，或联系街道信息员。',
)
