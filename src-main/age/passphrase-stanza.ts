import { randomBytes } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import type { Identity, Recipient, Stanza } from 'age-encryption'
import { fromBase64, toBase64 } from '../../src-shared/bundle/base64'
import { scrypt } from '../keys/scrypt'
import { ageLibrary } from './library'

/**
 * age's passphrase stanza (age-encryption.org/v1, "scrypt") with Node's own scrypt: the library's runs on the main
 * thread, where the window would stand still for seconds.
 */

/** N = 2^16, 64 MiB: 0.6 s in Electron 22 where this was written, somewhat more than a second on an old office PC. */
const workFactor = 16
/** What age itself writes. A file that asks for more would hold an old PC up for minutes or take all its memory. */
const highestWorkFactor = 18

const label = 'age-encryption.org/v1/scrypt'
const saltLength = 16
/** The file key is wrapped once under a key of its own, so the nonce is zero (age's specification). */
const nonce = new Uint8Array(12)

const bare = (bytes: Uint8Array) => toBase64(bytes).replace(/=+$/, '')

/** Thrown where there is too little memory for the work. */
export class NoMemory extends Error {}

async function wrappingKey(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  try {
    return await scrypt(passphrase, Buffer.concat([Buffer.from(label), salt]), { N: 2 ** logN, r: 8, p: 1 }, 32)
  } catch {
    // What it was asked for is sound, so there is nothing else that it fails for.
    throw new NoMemory()
  }
}

/** Encrypts to a passphrase. */
export const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(saltLength)
    const key = await wrappingKey(passphrase, salt, workFactor)
    const { Stanza } = await ageLibrary()
    return [new Stanza(['scrypt', bare(salt), String(workFactor)], chacha20poly1305(key, nonce).encrypt(fileKey))]
  },
})

/** Thrown where a passphrase does not open a file. */
export class WrongPassphrase extends Error {}

/** Decrypts with a passphrase. Throws `WrongPassphrase`, `NoMemory`, or another error where the header is none that age writes. */
export const passphraseIdentity = (passphrase: string): Identity => ({
  async unwrapFileKey(stanzas) {
    const { salt, logN, body } = readStanza(stanzas)
    const key = await wrappingKey(passphrase, salt, logN)
    try {
      return chacha20poly1305(key, nonce).decrypt(body)
    } catch {
      throw new WrongPassphrase()
    }
  },
})

function readStanza(stanzas: readonly Stanza[]): { salt: Uint8Array; logN: number; body: Uint8Array } {
  const [stanza, ...others] = stanzas
  const [type, saltText = '', factor = '', ...more] = stanza?.args ?? []
  const salt = fromBase64(`${saltText}==`)
  const logN = /^[1-9]\d?$/.test(factor) ? Number(factor) : Infinity
  const known = type === 'scrypt' && !others.length && !more.length && stanza?.body.length === 32
  if (!known || salt?.length !== saltLength) throw new Error('no stanza of a passphrase')
  if (logN > highestWorkFactor) throw new Error('asks for too much work')
  return { salt, logN, body: stanza.body }
}
