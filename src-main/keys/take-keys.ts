import { bech32 } from '@scure/base'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRecipient } from '../../src-shared/bundle/age-recipient'
import { readIfThere } from '../files/read-if-there'
import { carriedUpTo, noteCarried } from './carried'
import { needsPassphrase, openKey } from './key-file'
import { writeKeyFile } from './write-key-file'
import { layAside } from './lay-aside'
import { formerFile, isFormer } from './office-identity'
import { openLedger } from './sequence-ledger'
import { publicKeyText } from './signing-key'

const identityFiles = ['office.identity', 'office.recipient', 'office.sheets']
/** `signing.key` last: where it is, all are. */
const signingFiles = ['sequences.log', 'opaque.secret', 'signing.pub.minisig', 'signing.pub', 'signing.key']

/**
 * Takes from the keys of a backup what these lack. What was signed elsewhere after the backup is in neither ledger, so
 * keys that came with one sign nothing until somebody says what was. Each step may run twice: a kill in between is gone on
 * from. Throws what the disk says.
 * @param given.upTo the newest instant that the books of the backup know of
 * @param given.wentOn whether those books are ahead of these: then keys of theirs that go on from ours are this office's
 */
export function takeKeys(from: string, to: string, given: { upTo: string; wentOn: boolean }): void {
  takeIdentities(from, to)
  if (!isWhole(from)) return
  const [ours, theirs] = [ledgerOf(to), ledgerOf(from)]
  const isOther =
    text(to, 'signing.key') !== text(from, 'signing.key') || text(to, 'signing.pub') !== text(from, 'signing.pub')
  const wanted = isWhole(to)
    ? // A key that signed nothing was made by looking, where the office's own was lost.
      (isOther && isUnused(ours) && !isUnused(theirs)) || (given.wentOn && goesOn(ours, theirs, isOther))
    : true
  if (!wanted) return
  noteCarried(to, earliest(carriedUpTo(from), carriedUpTo(to), given.upTo))
  if (isOther || !isWhole(to)) {
    layAside(to, signingFiles)
    // Cut off from here on, these keys are not whole, and the next attempt begins anew.
    rmSync(join(to, 'signing.key'), { force: true })
  }
  take(from, to, signingFiles)
}

/** Of two ledgers the longer one stands; with another key only where something was signed with ours, which was changed since. */
const goesOn = (ours: string, theirs: string, isOther: boolean) =>
  theirs.startsWith(ours) && (!isOther || !isUnused(ours))

/** What decrypts is never dropped: beside another that was given out here, it stays as a former one. */
function takeIdentities(from: string, to: string): void {
  take(
    from,
    to,
    existsSync(from) ? readdirSync(from).filter(name => isFormer(name) && !isIdentity(text(to, name))) : [],
  )
  const [ours, theirs] = [text(to, 'office.recipient').trim(), text(from, 'office.recipient').trim()]
  if (!isRecipient(theirs) || !isIdentity(text(from, 'office.identity'))) return
  if (ours === theirs && isIdentity(text(to, 'office.identity'))) return
  if (ours && ours !== theirs && isRecipient(ours)) {
    if (!isIdentity(text(to, formerFile(theirs)))) writeKeyFile(to, formerFile(theirs), text(from, 'office.identity'))
    return
  }
  layAside(to, ['office.identity'])
  take(from, to, identityFiles)
}

/**
 * Whether a folder of keys has all of them and they can be read, as far as that can be told without a passphrase. A change
 * of keys that was decided is finished when they are opened.
 */
function isWhole(folder: string): boolean {
  if (existsSync(join(folder, 'renewal.json'))) return true
  const [key, pub] = [text(folder, 'signing.key'), text(folder, 'signing.pub')]
  const masked = needsPassphrase(key)
  const fits = masked === false ? publicKeyOf(key) === pub : masked === true && pub !== ''
  return fits && /^[0-9a-f]{64}$/.test(text(folder, 'opaque.secret').trim()) && isLedger(folder)
}

/** What the public key file beside an open signing key has to say; null where the key cannot be read. */
function publicKeyOf(keyFile: string): string | null {
  const key = openKey(keyFile)
  return key && publicKeyText(key)
}

function isLedger(folder: string): boolean {
  const file = join(folder, 'sequences.log')
  // A torn end is mended by that, as at any start.
  return existsSync(file) && openLedger(file).ok
}

/** Whether an identity file can be read, as far as that can be told without a passphrase. */
function isIdentity(text: string): boolean {
  if (text.startsWith('-----BEGIN AGE')) return text.trimEnd().endsWith('-----END AGE ENCRYPTED FILE-----')
  const [identity] = /^AGE-SECRET-KEY-1\S+$/m.exec(text) ?? []
  return identity !== undefined && bech32.decodeUnsafe(identity.toLowerCase()) !== undefined
}

const ledgerOf = (folder: string) => text(folder, 'sequences.log')
/** Whether nothing was signed: the ledger has its first line alone. */
const isUnused = (ledger: string) => ledger.split('\n').length <= 2

const earliest = (...instants: (string | null)[]): string =>
  instants.filter((instant): instant is string => instant !== null).sort()[0]!

function take(from: string, to: string, names: readonly string[]): void {
  for (const name of names) {
    const content = readIfThere(join(from, name))
    if (content !== null) writeKeyFile(to, name, content)
  }
}

const text = (folder: string, name: string) => readIfThere(join(folder, name)) ?? ''
