import { done, refused, type Outcome } from '../problem'
import { isRecipient } from './age-recipient'
import { newestHere } from './bag-info'
import type { BundleInfo } from './bundle-info'
import { keyFingerprint } from './fingerprint'
import { bundleLimits } from './limits'
import { keyPath, openBundle } from './open-bundle'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import { decodeUtf8, encodeUtf8 } from './utf8'
import type { BundleFile } from './zip-write'

/** Beside the office's public key, an enrolment carries the age recipient that others encrypt to for it. */
const recipientPath = 'data/office.recipient'
/** The former key's signature over the public key, after a change of keys. */
const rotationPath = 'data/office.pub.minisig'

/** What an office says when it presents its key. Nothing of it is believed before a person has compared the card. */
export interface Enrolment {
  info: BundleInfo
  digest: string
  publicKey: string
  fingerprint: string
  /** null where the office's program was older and presented none. */
  recipient: string | null
  /** The former key's signature over `publicKey`, not verified yet; null where there is none. */
  rotation: string | null
}

/** The files that make a bundle of kind `enrolment`, with detail `figures`, no figures and sequence 0, present keys. */
export function enrolmentFiles(presented: {
  publicKey: string
  recipient: string
  rotation?: string | null
}): BundleFile[] {
  const { publicKey, recipient, rotation } = presented
  return [
    { path: keyPath, bytes: encodeUtf8(publicKey) },
    { path: recipientPath, bytes: encodeUtf8(`${recipient}\n`) },
    ...(rotation ? [{ path: rotationPath, bytes: encodeUtf8(rotation) }] : []),
  ]
}

/** Anybody can sign an enrolment with a key of their own, so there must be little in it. */
const enrolmentLimits = { ...bundleLimits, entries: 50, total: 1024 ** 2 }

/** Reads an enrolment: a bundle signed by the key inside it. It proves that the sender has that key, not who that is. */
export async function readEnrolment(
  bytes: Uint8Array,
  primitives: Pick<Primitives, 'sha256' | 'inflateRaw' | 'verify'>,
): Promise<Outcome<Enrolment>> {
  const opened = await openBundle(bytes, {
    primitives,
    limits: enrolmentLimits,
    newest: newestHere,
    keysOf: async ({ kind, office }, presented) => {
      if (kind !== 'enrolment') return refused(refusals.kind())
      const text = decodeUtf8(presented ?? new Uint8Array())
      return text ? done([text]) : refused(refusals.signature(office))
    },
  })
  if (!opened.ok) return opened
  const { info, digest, publicKey, files } = opened.value
  const fingerprint = await keyFingerprint(publicKey, primitives.sha256)
  if (fingerprint === null) return refused(refusals.contents(keyPath))
  const presented = files.get(recipientPath)
  const recipient = presented ? (decodeUtf8(presented)?.trim() ?? '') : null
  if (recipient !== null && !isRecipient(recipient)) return refused(refusals.contents(recipientPath))
  const vouched = files.get(rotationPath)
  const rotation = vouched ? decodeUtf8(vouched) : null
  return done({ info, digest, publicKey, fingerprint, recipient, rotation })
}
