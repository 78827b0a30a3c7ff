import { done, refused, type Outcome } from '../problem'
import { ReplyContents } from '../upstream/reply'
import { inReply, replyRefusals } from '../upstream/reply-refusals'
import type { BundleInfo } from './bundle-info'
import { bundleLimits } from './limits'
import { readBundle, type Reading } from './read-bundle'

/** A reply of the office above that verified whole. */
export interface ReadReply {
  info: BundleInfo
  /** sha-256 of the tag manifest in hexadecimal. */
  digest: string
  contents: ReplyContents
}

/** It is read whole into a row of the books, so there must be little in it. */
const replyLimits = { ...bundleLimits, entries: 50, total: 16 * 1024 ** 2 }

export interface ReplyReading extends Pick<Reading, 'primitives'> {
  /** The office above, with the key that was approved. */
  superior: { id: string; name: string; epoch: number; publicKey: string }
  /** 12-digit code of this office: what was written for another is not taken. */
  addressee: string
}

/**
 * Reads a reply as any bundle is read, with the approved key of the office above alone; it must be a reply, for this
 * office, and of the epoch that this key stands for. Refusals say whose trouble it is here, where the office above is
 * the sender.
 */
export async function readReply(bytes: Uint8Array, reading: ReplyReading): Promise<Outcome<ReadReply>> {
  const { superior, addressee, primitives } = reading
  const read = await readBundle(bytes, {
    primitives,
    limits: replyLimits,
    kind: 'reply',
    keyFor: office => (office === superior.id ? superior.publicKey : null),
  })
  if (!read.ok) return refused(...read.problems.map(problem => inReply(problem, superior.name)))
  const { info, digest, tables } = read.value
  if (info.addressee !== addressee) return refused(replyRefusals.addressee())
  if (info.epoch !== superior.epoch) return refused(replyRefusals.epoch(superior.name))
  const rows = tables()
  const contents = rows.ok ? ReplyContents.safeParse(rows.value) : null
  if (!contents?.success || !isWellGiven(contents.data, info)) return refused(replyRefusals.contents(superior.name))
  return done({ info, digest, contents: contents.data })
}

/**
 * Whoever has both the secret and the codes can guess the identity numbers behind them, so neither comes but encrypted;
 * and codes without a secret, or of no period, mean nothing.
 */
function isWellGiven({ matching: [matching], shared }: ReplyContents, { recipient }: BundleInfo): boolean {
  if (!matching) return shared.length === 0
  return recipient !== '' && (shared.length === 0 || matching.period !== undefined)
}
