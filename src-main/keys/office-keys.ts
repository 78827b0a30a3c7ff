import * as path from 'node:path'
import { toHex } from '../../src-shared/bundle/bytes'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { parseTrustedComment, rotationComment } from '../../src-shared/bundle/trusted-comment'
import type { EngineCaller } from '../../src-shared/ipc'
import { done, problem, Refusal, refused, type Outcome, type Problem } from '../../src-shared/problem'
import type { SheetKind } from '../../src-shared/recovery-sheet'
import { answered } from '../answered'
import { readIfThere } from '../files/read-if-there'
import { formatKeyFile, parseKeyFile } from './key-file'
import { carriedUpTo, keysCarried, settleCarried } from './carried'
import { areMade, giveUpKeys, keysIncomplete, openKeyFolder, type KeyFiles } from './key-folder'
import { officeIdentity, type OfficeIdentity, type RestoredIdentity } from './office-identity'
import { wasMade } from './made-before'
import { opaqueIds } from './opaque'
import { nodePrimitives } from './primitives'
import { notePrinted, readPrinted, type PrintedSheets } from './printed-sheets'
import { identityOfSheets, recoverySheets } from './recovery-sheets'
import { decideRenewal } from './renewal'
import type { Run } from './sequence-ledger'
import { signMessage } from './sign'
import { newSigningKey, publicKeyText, type Random, type SigningKey } from './signing-key'
import { verifySignature } from './verify'

/** What the contract answers where it does not refuse. */
type Answer<N extends keyof EngineCaller> = Extract<Awaited<ReturnType<EngineCaller[N]>>, { ok: true }>['value']

/** The office's keys. `card`, `next`, `opaque` and `recipient` throw a `Refusal` where the keys are damaged. */
export interface OfficeKeys {
  /** Whether they were ever made; asking makes none. */
  made(): boolean
  card(): Promise<Answer<'keys.card'>>
  /** Goes on with keys that came with a backup: somebody said that nothing was signed elsewhere since. */
  keep(): void
  next(asked?: { kind: Run }): Promise<Answer<'keys.next'>>
  sign: EngineCaller['keys.sign']
  verify: EngineCaller['keys.verify']
  opaque(asked: { ids: string[] }): Promise<Answer<'keys.opaque'>>
  /** Begins an epoch with a new signing key, for which the former one vouches. */
  renew: EngineCaller['keys.renew']
  /** Whom others encrypt to for this office. */
  recipient(): Promise<Answer<'keys.recipient'>>
  /** What decrypts for the recipient and for former ones. It never leaves main. */
  identities: OfficeIdentity['all']
  /** What decrypts, as rows for sheets of paper; made where there was none yet. */
  sheets(asked: { kind: SheetKind; office: string }): Promise<Outcome<{ recipient: string; sheets: string[][] }>>
  /** Notes that sheets were printed. */
  sheetsPrinted(printed: PrintedSheets): void
  /** The sheets that were printed last, and whether they are of the key of now. */
  printed(): (PrintedSheets & { current: boolean }) | null
  /** Brings back from sheets what decrypts. @param office the office's code */
  restore(asked: { office: string; texts: readonly string[] }): Promise<Outcome<RestoredIdentity>>
  /** Reads all anew after other keys were put in the folder. */
  reopen(): void
}

/**
 * The keys of one profile, made at the first need (`openKeyFolder` says what lies there).
 * @param folder the profile's folder for keys
 * @param passphrase masks a key that is made, opens one that is masked
 */
export function createKeys(folder: string, random: Random, passphrase?: string): OfficeKeys {
  let opened: Promise<KeyFiles> | undefined
  let unlocked: Promise<Outcome<SigningKey>> | undefined

  /** One attempt at a time; a failed one is made anew at the next call. */
  function keys(): Promise<KeyFiles> {
    opened ??= openKeyFolder(folder, random, passphrase).catch(error => {
      opened = undefined
      throw error
    })
    return opened
  }

  async function unlock({ keyFile, publicKey }: KeyFiles): Promise<Outcome<SigningKey>> {
    unlocked ??= parseKeyFile(keyFile, passphrase)
    const key = await unlocked
    return key.ok && publicKeyText(key.value) !== publicKey ? refused(keysIncomplete) : key
  }

  async function unlocking(): Promise<Outcome<{ office: KeyFiles; key: SigningKey }>> {
    const office = await answered(keys().then(value => done(value)))
    if (!office.ok) return office
    const key = await unlock(office.value)
    return key.ok ? done({ office: office.value, key: key.value }) : key
  }

  /** Locks the identity as the signing key is, once the passphrase was seen to be that one's. */
  async function lock(): Promise<string | undefined> {
    const office = await keys()
    const key = await unlock(office)
    if (!key.ok) throw new Refusal(key.problems)
    return office.masked ? passphrase : undefined
  }
  function forget(): void {
    opened = undefined
    unlocked = undefined
  }
  let own = officeIdentity(folder, lock, passphrase)

  async function sheetsOf({ kind, office }: { kind: SheetKind; office: string }) {
    const recipient = await own.recipient()
    const identity = await own.identity()
    return identity.ok ? done({ recipient, sheets: await recoverySheets(identity.value!, kind, office) }) : identity
  }
  async function restored({ office, texts }: { office: string; texts: readonly string[] }) {
    const identity = await identityOfSheets(texts, { office, recipient: own.known() })
    return identity.ok ? own.restore(identity.value) : identity
  }

  return {
    made: () => areMade(folder) || wasMade(folder, 'signing'),

    async card() {
      const { publicKey, fingerprint, masked, ledger } = await keys()
      const rotation = readIfThere(path.join(folder, 'signing.pub.minisig'))
      const { epoch } = ledger.next()
      const protection = masked ? 'passphrase' : 'none'
      return { publicKey, fingerprint, epoch, protection, rotation, carried: carriedUpTo(folder) }
    },

    keep: () => settleCarried(folder),

    async next(asked) {
      if (carriedUpTo(folder) !== null) throw new Refusal([keysCarried])
      return (await keys()).ledger.next(asked?.kind)
    },

    async sign({ epoch, sequence, message, trustedComment }) {
      const asked = await unlocking()
      if (!asked.ok) return asked
      const { office, key } = asked.value
      const purpose = parseTrustedComment(trustedComment)
      // An enrolment only presents the key: it has no place in the chain, and nothing else goes without one
      const presents = sequence === 0 && epoch === office.ledger.next().epoch
      if (!presents && carriedUpTo(folder) !== null) return refused(keysCarried)
      const fits =
        purpose?.epoch === epoch && purpose.sequence === sequence && (purpose.kind === 'enrolment') === (sequence === 0)
      if (!fits) return refused(problem('keys-purpose', '签名的用途与序号不一致，没有签名。请重新写出。'))
      const digest = toHex(await nodePrimitives.sha256(message))
      const run = purpose.kind === 'reply' ? 'reply' : 'report'
      const used = presents ? done(null) : office.ledger.use(epoch, sequence, digest, run)
      return used.ok ? done({ signature: signMessage(key, message, trustedComment) }) : used
    },

    async verify({ publicKey, message, signature }) {
      return { trustedComment: verifySignature(publicKey, message, signature) }
    },

    async opaque({ ids }) {
      return opaqueIds((await keys()).secret, ids)
    },

    async renew({ office: code, above }) {
      let asked = await unlocking()
      let former = 0
      if (!asked.ok && !isLocked(asked.problems)) {
        // What cannot be read signs nothing any more; a new key then stands on its card alone.
        former = giveUpKeys(folder)
        forget()
        asked = await unlocking()
      }
      if (!asked.ok) return asked
      // Nor can an office present itself without what decrypts; sheets bring that back beside the new one.
      const identity = await own.identity()
      if (!identity.ok && !isLocked(identity.problems)) own.giveUp()
      const { office, key } = asked.value
      const epoch = Math.max(office.ledger.next().epoch, former, above) + 1
      const next = newSigningKey(random)
      const pub = publicKeyText(next)
      decideRenewal(folder, {
        epoch,
        key: await formatKeyFile(next, random, office.masked ? passphrase : undefined),
        pub,
        vouched: signMessage(key, encodeUtf8(pub), rotationComment({ office: code, epoch })),
      })
      forget()
      const { fingerprint } = await keys()
      return done({ fingerprint, epoch })
    },

    recipient: async () => ({ recipient: await own.recipient() }),
    identities: () => own.all(),

    sheets: asked => answered(sheetsOf(asked)),

    sheetsPrinted: printed => notePrinted(folder, printed),

    printed() {
      const printed = readPrinted(folder)
      return printed && { ...printed, current: printed.recipient === own.known() }
    },

    restore: asked => answered(restored(asked)),

    reopen() {
      forget()
      own = officeIdentity(folder, lock, passphrase)
    },
  }
}

/** Whether keys did not open for a reason that passes: a passphrase that was not given, a disk that did not answer. */
const isLocked = (problems: readonly Problem[]) =>
  problems.some(({ code }) => code === 'keys-passphrase' || code.startsWith('disk-'))
