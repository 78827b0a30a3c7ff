import * as fs from 'node:fs'
import * as path from 'node:path'
import { keyFingerprint } from '../../src-shared/bundle/fingerprint'
import { toHex } from '../../src-shared/bundle/bytes'
import { problem, Refusal } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder } from '../files/write-flushed'
import { formatKeyFile, needsPassphrase } from './key-file'
import { layAside } from './lay-aside'
import { forgetMade, keysGone, noteMade, wasMade } from './made-before'
import { secretLength } from './opaque'
import { nodePrimitives } from './primitives'
import { finishRenewal } from './renewal'
import { writeKeyFile } from './write-key-file'
import { beginLedger, openLedger, type SequenceLedger } from './sequence-ledger'
import { newSigningKey, publicKeyText, type Random } from './signing-key'

/** What lies in a folder of keys, read and found whole; the signing key itself is still closed. */
export interface KeyFiles {
  keyFile: string
  /** Whether the signing key is under a passphrase. */
  masked: boolean
  publicKey: string
  fingerprint: string
  /** Behind opaque ids. */
  secret: Uint8Array
  ledger: SequenceLedger
}

export const areMade = (folder: string): boolean => fs.existsSync(path.join(folder, 'signing.key'))

/**
 * Reads a folder of keys; makes them where there are none, and finishes a change of keys that was decided. Throws a
 * `Refusal` where they are damaged, and what the disk says.
 *
 *     signing.key     minisign's secret-key file
 *     signing.pub     minisign's public-key file
 *     sequences.log   what was signed under which sequence
 *     signing.pub.minisig  the former key's signature over `signing.pub`, where there was one; `earlier/` has that key
 *     opaque.secret   the secret behind opaque ids, in hexadecimal
 *     carried         where they came with a backup and may not know all that was signed
 *     office.identity   age's identity file, locked where the signing key is masked; made when it is first asked for
 *     office.recipient  its recipient; written last, so that what was given out has its identity
 *     former-age1….identity  what decrypts for a former recipient, brought back from sheets of paper
 *     office.sheets   that such sheets were printed, and when
 *
 * `signing.key` is written last: where it is, all are. If one of them is lost after something was signed, none is made
 * again, because ids would change and a sequence could be used twice; nor is a folder that is empty now and was not before.
 */
export async function openKeyFolder(folder: string, random: Random, passphrase?: string): Promise<KeyFiles> {
  if (!areMade(folder)) await make(folder, random, passphrase)
  noteMade(folder, 'signing')
  finishRenewal(folder, epoch => ledgerIn(folder).begin(epoch))
  const read = (name: string) => readIfThere(path.join(folder, name))
  const keyFile = read('signing.key') ?? ''
  const publicKey = read('signing.pub')
  const secret = secretIn(read('opaque.secret') ?? '')
  const fingerprint = await keyFingerprint(publicKey ?? '', nodePrimitives.sha256)
  const masked = needsPassphrase(keyFile)
  if (publicKey === null || !secret || fingerprint === null || masked === null) throw new Refusal([keysIncomplete])
  return { keyFile, masked, publicKey, fingerprint, secret: Buffer.from(secret, 'hex'), ledger: ledgerIn(folder) }
}

const secretIn = (text: string): string | undefined => /^[0-9a-f]{64}$/.exec(text.trim())?.[0]

function ledgerIn(folder: string): SequenceLedger {
  const ledger = openLedger(path.join(folder, 'sequences.log'))
  if (!ledger.ok) throw new Refusal(ledger.problems)
  return ledger.value
}

async function make(folder: string, random: Random, passphrase?: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  flushFolder(path.dirname(folder))
  const file = (name: string) => path.join(folder, name)
  const left = fs.existsSync(file('sequences.log')) ? openLedger(file('sequences.log')) : null
  if (left && (!left.ok || left.value.next().sequence > 1)) throw new Refusal([keysIncomplete])
  if (wasMade(folder, 'signing')) throw new Refusal([keysGone])
  const key = newSigningKey(random)
  const secret = new Uint8Array(secretLength)
  random(secret)
  beginLedger(file('sequences.log'))
  if (!fs.existsSync(file('opaque.secret'))) writeKeyFile(folder, 'opaque.secret', `${toHex(secret)}\n`)
  writeKeyFile(folder, 'signing.pub', publicKeyText(key))
  writeKeyFile(folder, 'signing.key', await formatKeyFile(key, random, passphrase))
}

/**
 * Lays what is left of keys that cannot be read aside, so that new ones can be made. The secret behind opaque ids stays where
 * it can be read: with another one every row would look like a new one to the office above.
 * @returns the newest epoch that the ledger still speaks of; 0 where it says nothing
 */
export function giveUpKeys(folder: string): number {
  const text = (name: string) => readIfThere(path.join(folder, name)) ?? ''
  const epochs = [...text('sequences.log').matchAll(/^(\d{1,9}) /gm)].map(([, epoch]) => Number(epoch))
  const names = ['signing.key', 'signing.pub', 'signing.pub.minisig', 'sequences.log', 'renewal.json']
  if (!secretIn(text('opaque.secret'))) names.push('opaque.secret')
  layAside(folder, names)
  for (const name of names) fs.rmSync(path.join(folder, name), { force: true })
  forgetMade(folder, 'signing')
  return Math.max(0, ...epochs)
}

export const keysIncomplete = problem(
  'keys-incomplete',
  '本单位的签名密钥不完整，暂时不能签名。请从备份恢复，或联系街道信息员。',
)
