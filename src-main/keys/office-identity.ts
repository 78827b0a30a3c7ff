import * as fs from 'node:fs'
import * as path from 'node:path'
import { isRecipient } from '../../src-shared/bundle/age-recipient'
import { done, problem, Refusal, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { identityText, makeIdentity, openIdentity } from './identity-file'
import { recipientOf } from '../age/identity'
import { keysIncomplete, writeKeyFile } from './key-folder'

/** What others encrypt to for this office, and what decrypts that. */
export interface OfficeIdentity {
  /** Whom others encrypt to; made at the first need. Throws a `Refusal` where the keys are damaged. */
  recipient(): Promise<string>
  /** What decrypts that; null where no recipient was ever given out. It never leaves main. */
  identity(): Promise<Outcome<string | null>>
  /** Puts what sheets of paper brought back in the place of one that is damaged, lost or under a forgotten passphrase. */
  restore(identity: string): Promise<Outcome<{ recipient: string }>>
}

/**
 * @param folder the profile's folder for keys
 * @param lock what the signing key is masked with and no other passphrase, undefined where it lies open
 * @param passphrase opens an identity that is locked
 */
export function officeIdentity(
  folder: string,
  lock: () => Promise<string | undefined>,
  passphrase?: string,
): OfficeIdentity {
  const file = (name: string) => path.join(folder, name)
  let making: Promise<string> | undefined
  const known = () => readIfThere(file('office.recipient'))?.trim() ?? null

  async function make(): Promise<string> {
    const { recipient, text } = await makeIdentity(await lock())
    writeKeyFile(folder, 'office.identity', text)
    writeKeyFile(folder, 'office.recipient', `${recipient}\n`)
    return recipient
  }

  return {
    async recipient() {
      const given = known()
      if (given !== null && (!isRecipient(given) || !fs.existsSync(file('office.identity'))))
        throw new Refusal([keysIncomplete])
      making ??= given === null ? make() : Promise.resolve(given)
      return making.catch(error => {
        making = undefined
        throw error
      })
    },

    async restore(identity) {
      const recipient = await recipientOf(identity)
      const given = known()
      if (given !== null && isRecipient(given) && given !== recipient) return refused(otherKey)
      writeKeyFile(folder, 'office.identity', await identityText(identity, await lock()))
      writeKeyFile(folder, 'office.recipient', `${recipient}\n`)
      making = undefined
      return done({ recipient })
    },

    async identity() {
      const recipient = known()
      if (recipient === null) return done(null)
      const text = readIfThere(file('office.identity'))
      return text === null ? refused(keysIncomplete) : openIdentity(text, recipient, passphrase)
    },
  }
}

const otherKey = problem(
  'sheet-other-key',
  '恢复单是另一把密钥的，与本单位现在给下级的登记文件不一致，没有动。请找和登记文件同一把密钥的恢复单。',
)
