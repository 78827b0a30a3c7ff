import { bundleFormat, bundleSchema } from '../../src-shared/bundle/bundle-info'
import { carriedFile } from '../../src-shared/bundle/bundle-name'
import { encodeUtf8 } from '../../src-shared/bundle/utf8'
import { buildBundle, type BundleDraft, type BuiltBundle } from '../../src-shared/bundle/write-bundle'
import { done, problem, Refusal, type Outcome } from '../../src-shared/problem'
import { workerPrimitives } from './bundle-primitives'
import type { Outside } from './command'

/** The books say that this sequence was sent, the keys do not: another key folder, or none, came with these books. */
export const keysLost = problem(
  'keys-lost',
  '签名密钥与台账对不上：台账里已经有这一份报送，密钥里没有。可能只搬来了台账，没有搬来密钥。请把原来电脑的数据文件夹整个搬来；原来的电脑没有了的，请更换密钥，再请上级重新确认。',
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
  draft: Pick<BundleDraft, 'info' | 'tables' | 'figures' | 'files' | 'reply'>,
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
  const key = await main['file.write']({ token, name: `${office}.pub`, bytes: encodeUtf8(publicKey) })
  if (!key.ok) return key
  const { info } = draft
  const name = carriedFile(info)
  const file = await main['file.write']({ token, name, bytes: built.value.bytes, recipient: info.recipient })
  return file.ok ? done({ built: built.value, ...file.value, publicKey }) : file
}
