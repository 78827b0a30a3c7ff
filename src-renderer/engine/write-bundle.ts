import { bundleFormat, bundleSchema } from '../../src-shared/bundle/bundle-info'
import { carriedFile, keyFile } from '../../src-shared/bundle/bundle-name'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { buildBundle, type BundleDraft, type BuiltBundle } from '../../src-shared/bundle/write-bundle'
import { done, problem, Refusal, type Outcome } from '../../src-shared/problem'
import { workerPrimitives } from './bundle-primitives'
import type { Outside } from './command'

/** Where a bundle stands among those that an office signed: its run of sequences, and its place in that. */
interface Place {
  epoch: number
  sequence: number
}

/**
 * Whether the books say that something was sent there or behind it, and the keys do not: another key folder, an older one,
 * or none came with these books.
 */
export const isKeyLost = (sent: readonly Place[], next: Place): boolean =>
  sent.some(({ epoch, sequence }) => epoch > next.epoch || (epoch === next.epoch && sequence >= next.sequence))

/** @param what of what the books know more than the keys, and who has to confirm a new key */
export const keysLost = (what: '报送' | '回执', by: '上级' | '下级单位') =>
  problem(
    'keys-lost',
    `这台电脑的密钥比台账旧：台账里已经有这一份${what}，密钥却不知道，再写会重号。原来的电脑还在的，把它的数据文件夹整个搬来；不在了的，请在“上报 → 登记本单位”里更换密钥，再请${by}重新确认。`,
  )

export const officeMissing = problem('office-missing', '请先建立本单位台账。')

/** What every bundle of this office says of itself alike. */
export function described(office: { code: string; name: string }, today: string) {
  return {
    format: bundleFormat,
    schema: bundleSchema,
    office: office.code,
    officeName: office.name,
    recipient: '',
    date: today,
  }
}

/** Builds, signs and writes a bundle, and the public key beside it; answers what the disk gave back. */
export async function writeBundle(
  outside: Outside,
  token: string,
  draft: Pick<BundleDraft, 'info' | 'tables' | 'figures' | 'files' | 'reply' | 'attachments'>,
): Promise<Outcome<{ built: BuiltBundle; file: string; size: number; bytes: Uint8Array; publicKey: string }>> {
  const { main } = outside
  const { epoch, sequence, office } = draft.info
  const built = await buildBundle({
    ...draft,
    primitives: workerPrimitives(main),
    opaque: async ids => {
      const opaque = await main['keys.opaque']({ ids: [...ids] })
      if (!opaque.ok) throw new Refusal(opaque.problems)
      return opaque.value
    },
    sign: async (message, trustedComment) => {
      const signed = await main['keys.sign']({ epoch, sequence, message, trustedComment })
      return signed.ok ? done(signed.value.signature) : signed
    },
  })
  if (!built.ok) return built
  const card = await main['keys.card']({})
  if (!card.ok) return card
  const { publicKey } = card.value
  // First, so that nothing that fails after the bundle makes a written one look unwritten.
  const key = await main['file.write']({ token, name: keyFile({ office, epoch }), bytes: encodeUtf8(publicKey) })
  if (!key.ok) return key
  const { info } = draft
  const name = carriedFile(info)
  const file = await main['file.write']({ token, name, bytes: built.value.bytes, recipient: info.recipient })
  return file.ok ? done({ built: built.value, ...file.value, publicKey }) : file
}
