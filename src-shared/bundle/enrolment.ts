import { done, refused, type Outcome } from '../problem'
import { newestHere } from './bag-info'
import type { BundleInfo } from './bundle-info'
import { keyFingerprint } from './fingerprint'
import { bundleLimits } from './limits'
import { openBundle } from './open-bundle'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import { decodeUtf8, encodeUtf8 } from './utf8'
import type { BundleFile } from './zip-write'

/** Where an enrolment carries the office's public key. */
const keyPath = 'data/office.pub'

/** What an office says when it presents its key. Nothing of it is believed before a person has compared the card. */
export interface Enrolment {
  info: BundleInfo
  digest: string
  publicKey: string
  fingerprint: string
}

/** The file that makes a bundle of kind `enrolment`, with detail `figures`, no figures and sequence 0, present a key. */
export function enrolmentFile(publicKey: string): BundleFile {
  return { path: keyPath, bytes: encodeUtf8(publicKey) }
}

/** Reads an enrolment: a bundle signed by the key inside it. It proves that the sender has that key, not who that is. */
export async function readEnrolment(
  bytes: Uint8Array,
  primitives: Pick<Primitives, 'sha256' | 'inflateRaw' | 'verify'>,
): Promise<Outcome<Enrolment>> {
  const opened = await openBundle(bytes, {
    primitives,
    limits: bundleLimits,
    newest: newestHere,
    keyOf: async ({ kind, office }, files) => {
      if (kind !== 'enrolment') return refused(refusals.kind())
      const text = decodeUtf8(files.get(keyPath) ?? new Uint8Array())
      return text ? done(text) : refused(refusals.signature(office))
    },
  })
  if (!opened.ok) return opened
  const { info, digest, publicKey } = opened.value
  const fingerprint = await keyFingerprint(publicKey, primitives.sha256)
  return fingerprint === null ? refused(refusals.contents(keyPath)) : done({ info, digest, publicKey, fingerprint })
}
