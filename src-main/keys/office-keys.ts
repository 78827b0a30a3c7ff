import * as fs from 'node:fs'
import * as path from 'node:path'
import { isRecipient } from '../../src-shared/bundle/age-recipient'
import { keyFingerprint } from '../../src-shared/bundle/fingerprint'
import { toHex } from '../../src-shared/bundle/bytes'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { parseTrustedComment, rotationComment } from '../../src-shared/bundle/trusted-comment'
import type { EngineCaller } from '../../src-shared/ipc'
import { done, problem, Refusal, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder, writeFlushed } from '../files/write-flushed'
import { makeIdentity, openIdentity } from './identity-file'
import { formatKeyFile, needsPassphrase, parseKeyFile } from './key-file'
import { opaqueIds, secretLength } from './opaque'
import { nodePrimitives } from './primitives'
import { beginLedger, openLedger, type SequenceLedger } from './sequence-ledger'
import { decideRenewal, finishRenewal } from './renewal'
import { signMessage } from './sign'
import { newSigningKey, publicKeyText, type Random, type SigningKey } from './signing-key'
import { verifySignature } from './verify'

/** What the contract answers where it does not refuse. */
type Answer<N extends keyof EngineCaller> = Extract<Awaited<ReturnType<EngineCaller[N]>>, { ok: true }>['value']

/** The office's keys. `card`, `next`, `opaque` and `recipient` throw a `Refusal` where the keys are damaged. */
export interface OfficeKeys {
  /** Whether they were made; asking makes none. */
  made(): boolean
  card(): Promise<Answer<'keys.card'>>
  next(): Promise<Answer<'keys.next'>>
  sign: EngineCaller['keys.sign']
  verify: EngineCaller['keys.verify']
  opaque(asked: { ids: string[] }): Promise<Answer<'keys.opaque'>>
  /** Begins an epoch with a new signing key, for which the former one vouches. */
  renew: EngineCaller['keys.renew']
  /** Whom others encrypt to for this office. */
  recipient(): Promise<Answer<'keys.recipient'>>
  /** What decrypts that; null where no recipient was ever given out. It never leaves main. */
  identity(): Promise<Outcome<string | null>>
}

/** Nobody else on this PC reads the keys. */
const ownerOnly = 0o600

/**
 * The keys of one profile, made at the first need.
 *
 *     signing.key     minisign's secret-key file
 *     signing.pub     minisign's public-key file
 *     sequences.log   what was signed under which sequence
 *     signing.pub.minisig  the former key's signature over `signing.pub`, where there was one; `earlier/` has that key
 *     opaque.secret   the secret behind opaque ids, in hexadecimal
 *     office.identity   age's identity file, locked where the signing key is masked; made when it is first asked for
 *     office.recipient  its recipient; written last, so that what was given out has its identity
 *
 * `signing.key` is written last: where it is, all are. If one of them is lost after something was signed, none is made
 * again, because ids would change and a sequence could be used twice; `card`, `next` and `opaque` then throw a `Refusal`.
 * @param folder the profile's folder for keys
 * @param passphrase masks a key that is made, opens one that is masked
 */
export function createKeys(folder: string, random: Random, passphrase?: string): OfficeKeys {
  const file = (name: string) => path.join(folder, name)
  const write = (name: string, text: string) => writeFlushed(file(name), Buffer.from(text), ownerOnly)
  let opened: Promise<Open> | undefined
  let unlocked: Promise<Outcome<SigningKey>> | undefined
  let making: Promise<string> | undefined

  async function open(): Promise<Open> {
    if (!fs.existsSync(file('signing.key'))) await make()
    finishRenewal(folder, beginEpoch)
    const keyFile = readIfThere(file('signing.key')) ?? ''
    const publicKey = readIfThere(file('signing.pub'))
    const secret = /^[0-9a-f]{64}$/.exec(readIfThere(file('opaque.secret'))?.trim() ?? '')?.[0]
    const fingerprint = await keyFingerprint(publicKey ?? '', nodePrimitives.sha256)
    const masked = needsPassphrase(keyFile)
    if (publicKey === null || !secret || fingerprint === null || masked === null) throw new Refusal([incomplete()])
    const ledger = openLedger(file('sequences.log'))
    if (!ledger.ok) throw new Refusal(ledger.problems)
    return { keyFile, masked, publicKey, fingerprint, secret: Buffer.from(secret, 'hex'), ledger: ledger.value }
  }

  function beginEpoch(epoch: number): void {
    const ledger = openLedger(file('sequences.log'))
    if (!ledger.ok) throw new Refusal(ledger.problems)
    ledger.value.begin(epoch)
  }

  async function make(): Promise<void> {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    flushFolder(path.dirname(folder))
    const left = fs.existsSync(file('sequences.log')) ? openLedger(file('sequences.log')) : null
    if (left && (!left.ok || left.value.next().sequence > 1)) throw new Refusal([incomplete()])
    const key = newSigningKey(random)
    const secret = new Uint8Array(secretLength)
    random(secret)
    beginLedger(file('sequences.log'))
    if (!fs.existsSync(file('opaque.secret'))) write('opaque.secret', `${toHex(secret)}\n`)
    write('signing.pub', publicKeyText(key))
    write('signing.key', await formatKeyFile(key, random, passphrase))
  }

  /** One attempt at a time; a failed one is made anew at the next call. */
  function keys(): Promise<Open> {
    opened ??= open().catch(error => {
      opened = undefined
      throw error
    })
    return opened
  }

  async function unlock({ keyFile, publicKey }: Open): Promise<Outcome<SigningKey>> {
    unlocked ??= parseKeyFile(keyFile, passphrase)
    const key = await unlocked
    return key.ok && publicKeyText(key.value) !== publicKey ? refused(incomplete()) : key
  }

  async function unlocking(): Promise<Outcome<{ office: Open; key: SigningKey }>> {
    const office = await keys().catch((error: unknown) => {
      if (error instanceof Refusal) return refused(...error.problems)
      throw error
    })
    if ('problems' in office) return office
    const key = await unlock(office)
    return key.ok ? done({ office, key: key.value }) : key
  }

  const knownRecipient = () => readIfThere(file('office.recipient'))?.trim() ?? null

  async function makeRecipient(): Promise<string> {
    const office = await keys()
    // Under the passphrase of the signing key and no other.
    const key = await unlock(office)
    if (!key.ok) throw new Refusal(key.problems)
    const { recipient, text } = await makeIdentity(office.masked ? passphrase : undefined)
    write('office.identity', text)
    write('office.recipient', `${recipient}\n`)
    return recipient
  }

  return {
    made: () => fs.existsSync(file('signing.key')),

    async card() {
      const { publicKey, fingerprint, masked, ledger } = await keys()
      const rotation = readIfThere(file('signing.pub.minisig'))
      const { epoch } = ledger.next()
      return { publicKey, fingerprint, epoch, protection: masked ? 'passphrase' : 'none', rotation }
    },

    async next() {
      return (await keys()).ledger.next()
    },

    async sign({ epoch, sequence, message, trustedComment }) {
      const asked = await unlocking()
      if (!asked.ok) return asked
      const { office, key } = asked.value
      const purpose = parseTrustedComment(trustedComment)
      // An enrolment only presents the key: it has no place in the chain, and nothing else goes without one
      const presents = sequence === 0 && epoch === office.ledger.next().epoch
      const fits =
        purpose?.epoch === epoch && purpose.sequence === sequence && (purpose.kind === 'enrolment') === (sequence === 0)
      if (!fits) return refused(problem('keys-purpose', '签名的用途与序号不一致，没有签名。请重新导出。'))
      const digest = toHex(await nodePrimitives.sha256(message))
      const used = presents ? done(null) : office.ledger.use(epoch, sequence, digest)
      return used.ok ? done({ signature: signMessage(key, message, trustedComment) }) : used
    },

    async verify({ publicKey, message, signature }) {
      return { trustedComment: verifySignature(publicKey, message, signature) }
    },

    async opaque({ ids }) {
      return opaqueIds((await keys()).secret, ids)
    },

    async renew({ office: code, above }) {
      const asked = await unlocking()
      if (!asked.ok) return asked
      const { office, key } = asked.value
      const epoch = Math.max(office.ledger.next().epoch, above) + 1
      const next = newSigningKey(random)
      const pub = publicKeyText(next)
      decideRenewal(folder, {
        epoch,
        key: await formatKeyFile(next, random, office.masked ? passphrase : undefined),
        pub,
        vouched: signMessage(key, encodeUtf8(pub), rotationComment({ office: code, epoch })),
      })
      opened = undefined
      unlocked = undefined
      const { fingerprint } = await keys()
      return done({ fingerprint, epoch })
    },

    async recipient() {
      const known = knownRecipient()
      if (known !== null && (!isRecipient(known) || !fs.existsSync(file('office.identity'))))
        throw new Refusal([incomplete()])
      making ??= known === null ? makeRecipient() : Promise.resolve(known)
      return {
        recipient: await making.catch(error => {
          making = undefined
          throw error
        }),
      }
    },

    async identity() {
      const recipient = knownRecipient()
      if (recipient === null) return done(null)
      const text = readIfThere(file('office.identity'))
      return text === null ? refused(incomplete()) : openIdentity(text, recipient, passphrase)
    },
  }
}

interface Open {
  keyFile: string
  masked: boolean
  publicKey: string
  fingerprint: string
  secret: Uint8Array
  ledger: SequenceLedger
}

function incomplete() {
  return problem('keys-incomplete', '本单位的签名密钥不完整，暂时不能签名。请从备份恢复，或联系街道信息员。')
}
