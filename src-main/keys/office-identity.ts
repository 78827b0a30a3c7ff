import * as fs from 'node:fs'
import * as path from 'node:path'
import { isRecipient } from '../../src-shared/bundle/age-recipient'
import { done, Refusal, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { identityIn, identityText, makeIdentity, openIdentity } from './identity-file'
import { recipientOf } from '../age/identity'
import { keysIncomplete } from './key-folder'
import { writeKeyFile } from './write-key-file'
import { forgetMade, identityGone, noteMade, wasMade } from './made-before'
import { layAside } from './lay-aside'

/** What others encrypt to for this office, and what decrypts that. */
export interface OfficeIdentity {
  /** Whom others encrypt to; made at the first need. Throws a `Refusal` where the keys are damaged. */
  recipient(): Promise<string>
  /** The recipient that was given out; null where none was, or where nobody can read it. */
  known(): string | null
  /** What decrypts for the recipient; null where none was ever given out. It never leaves main. */
  identity(): Promise<Outcome<string | null>>
  /** What decrypts for the recipient and for former ones. */
  all(): Promise<Outcome<string[]>>
  /** Lays what does not open aside, or what is gone to rest: the next recipient that is asked for is a new one. */
  giveUp(): void
  /** Puts back what sheets of paper brought back. */
  restore(identity: string): Promise<Outcome<RestoredIdentity>>
}

/** What an identity is that was put back. */
export interface RestoredIdentity {
  recipient: string
  /** `current`: that of the recipient; `former`: of one that was given out before a new PC made its own; `held`: never lost. */
  as: 'current' | 'former' | 'held'
  /** Whether it lies under a passphrase. */
  protection: 'passphrase' | 'none'
}

/** Name of the file that holds a former identity. */
export const formerFile = (recipient: string): string => `former-${recipient}.identity`

/**
 * @param folder the profile's folder for keys
 * @param lock what the signing key is masked with and no other passphrase, undefined where it lies open; throws a
 *   `Refusal` where the signing key does not open
 * @param passphrase opens an identity that is locked
 */
export function officeIdentity(
  folder: string,
  lock: () => Promise<string | undefined>,
  passphrase?: string,
): OfficeIdentity {
  const file = (name: string) => path.join(folder, name)
  let making: Promise<string> | undefined
  const given = () => readIfThere(file('office.recipient'))?.trim() ?? null

  async function make(): Promise<string> {
    // One that lies there and does not open, for want of its passphrase or whole bytes, is never written over.
    const left = readIfThere(file('office.identity'))
    const opened = left === null ? null : await identityIn(left, passphrase)
    if (opened && !opened.ok) throw new Refusal(opened.problems)
    if (wasMade(folder, 'identity')) throw new Refusal([identityGone])
    const { recipient, text } = await makeIdentity(await lock())
    writeKeyFile(folder, 'office.identity', text)
    writeKeyFile(folder, 'office.recipient', `${recipient}\n`)
    return recipient
  }

  async function open(name: string, recipient: string): Promise<Outcome<string>> {
    const text = readIfThere(file(name))
    return text === null ? refused(keysIncomplete) : openIdentity(text, recipient, passphrase)
  }

  /**
   * What a restored identity is locked with. What is damaged is what sheets are for: they do not wait for a signing key that
   * does not open either; only a passphrase that is not that of a whole key is asked for again.
   */
  async function locking(): Promise<Outcome<string | undefined>> {
    try {
      return done(await lock())
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const isTypo = passphrase !== undefined && error.problems.some(({ code }) => code === 'keys-passphrase')
      return isTypo ? refused(...error.problems) : done(passphrase)
    }
  }

  /** The recipient of an identity that opens though nobody can read for whom it is; that is written down again. */
  async function knownAgain(): Promise<string | null> {
    const identity = await identityIn(readIfThere(file('office.identity')) ?? '', passphrase)
    if (!identity.ok) return null
    const recipient = await recipientOf(identity.value)
    writeKeyFile(folder, 'office.recipient', `${recipient}\n`)
    return recipient
  }

  const own: OfficeIdentity = {
    async recipient() {
      const before = given()
      if (before !== null && (!isRecipient(before) || !fs.existsSync(file('office.identity'))))
        throw new Refusal([keysIncomplete])
      making ??= before === null ? knownAgain().then(again => again ?? make()) : Promise.resolve(before)
      try {
        const recipient = await making
        noteMade(folder, 'identity')
        return recipient
      } catch (error) {
        making = undefined
        throw error
      }
    },

    known() {
      const recipient = given()
      return recipient !== null && isRecipient(recipient) ? recipient : null
    },

    async identity() {
      const recipient = given()
      if (recipient !== null) return open('office.identity', recipient)
      return wasMade(folder, 'identity') ? refused(identityGone) : done(null)
    },

    async all() {
      const current = await own.identity()
      const identities = current.ok && current.value !== null ? [current.value] : []
      for (const recipient of formersIn(folder)) {
        // One that does not open keeps none of the others from opening.
        const former = await open(formerFile(recipient), recipient)
        if (former.ok) identities.push(former.value)
      }
      return current.ok || identities.length ? done(identities) : current
    },

    giveUp() {
      layAside(folder, ['office.identity', 'office.recipient'])
      for (const name of ['office.identity', 'office.recipient']) fs.rmSync(file(name), { force: true })
      forgetMade(folder, 'identity')
      making = undefined
    },

    async restore(identity) {
      const recipient = await recipientOf(identity)
      const locked = await locking()
      if (!locked.ok) return locked
      const protection = locked.value === undefined ? 'none' : 'passphrase'
      const before = await own.all()
      if (before.ok && before.value.includes(identity)) return done({ recipient, as: 'held', protection })
      const text = await identityText(identity, locked.value)
      const current = own.known() ?? (await knownAgain())
      if (current !== null && current !== recipient) {
        writeKeyFile(folder, formerFile(recipient), text)
        return done({ recipient, as: 'former', protection })
      }
      layAside(folder, ['office.identity'])
      writeKeyFile(folder, 'office.identity', text)
      writeKeyFile(folder, 'office.recipient', `${recipient}\n`)
      making = undefined
      return done({ recipient, as: 'current', protection })
    },
  }
  return own
}

/** Recipients that were given out before the one of now. */
function formersIn(folder: string): string[] {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : []
  return names.filter(name => isFormer(name)).map(name => name.slice('former-'.length, -'.identity'.length))
}

/** Whether a file in the folder of keys is a former identity. */
export const isFormer = (name: string): boolean => /^former-age1[0-9a-z]{58}\.identity$/.test(name)
