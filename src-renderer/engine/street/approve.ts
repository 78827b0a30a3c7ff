import * as z from 'zod'
import type { Enrolment } from '../../../src-shared/bundle/enrolment'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { rotationComment } from '../../../src-shared/bundle/trusted-comment'
import { encodeUtf8 } from '../../../src-shared/bundle/utf8'
import { done, problem, Refusal, type Outcome } from '../../../src-shared/problem'
import type { Child } from '../../../src-shared/street/child'
import { isDoubtful } from '../../../src-shared/street/key-rules'
import { defineCommand, defineQuery, type Outside } from '../command'
import { comparedWithCard, keyOlder, readCard } from '../read-card'
import { Approved, Presented, Revoked } from './outputs'

const file = z.string().meta({ label: '登记文件' })

/**
 * Whether the key that is known vouches for the new one: it signed the new public key for this office and epoch. A key
 * that was revoked vouches for nothing, as whoever took it could sign that too.
 */
async function isVouched({ main }: Outside, card: Enrolment, known: Child | undefined): Promise<boolean> {
  if (!known || known.lastGood !== undefined || card.rotation === null || card.info.epoch <= known.epoch) return false
  const { trustedComment } = await main['keys.verify']({
    publicKey: known.publicKey,
    message: encodeUtf8(card.publicKey),
    signature: card.rotation,
  })
  return trustedComment === rotationComment(card.info)
}

/**
 * Takes an office below into the circle: its enrolment file, once the digits on its paper card were compared. A key in
 * the place of another is taken where that was said, and then without a card where the former key vouches for it.
 */
export const approveOffice = defineCommand({
  name: 'upstream.approve',
  title: '确认下级单位',
  // Trust in a key is given on paper and is not taken back by a key stroke; bundles may stand on it.
  final: '密钥是当面核对后确认的，不能撤销。确认错了的，请联系街道信息员。',
  input: z.object({
    file,
    fingerprint: z.string().default('').meta({ label: '核对码' }),
    replaces: z.boolean().default(false).meta({ label: '替换原来的密钥' }),
  }),
  output: Approved,
  async prepare(outside, { file, fingerprint, replaces }): Promise<Outcome<Enrolment & { replaces: boolean }>> {
    const card = await readCard(outside, file)
    if (!card.ok) return card
    const known = await outside.reader.get('children', card.value.info.office)
    const needsCard = !replaces || fingerprint.trim() !== '' || !(await isVouched(outside, card.value, known))
    const compared = needsCard ? comparedWithCard(card.value, fingerprint) : card
    return compared.ok ? done({ ...compared.value, replaces }) : compared
  },
  async run(tx, { info, publicKey, fingerprint, recipient, replaces }) {
    const { office: id, officeName: name, epoch } = info
    const known = await tx.get('children', id)
    const presented = recipient ? { recipient } : {}
    const row = { id, name, epoch, publicKey, fingerprint }
    if (!known) await tx.put('children', { ...row, ...presented })
    else if (known.publicKey === publicKey) {
      if (recipient && recipient !== known.recipient) await tx.put('children', { ...known, ...presented })
    } else {
      if (!replaces) tx.refuse(keyChanged(known.name))
      if (epoch <= known.epoch) tx.refuse(keyOlder(known.name))
      const { publicKey: former, epoch: of, lastGood, earlierKeys = [] } = known
      const earlier = { publicKey: former, epoch: of, until: tx.now, ...(lastGood !== undefined && { lastGood }) }
      await tx.put('children', { ...row, ...presented, earlierKeys: [...earlierKeys, earlier] })
    }
    return { office: id, name, fingerprint }
  },
})

/** Who presents itself in an enrolment file, and how that stands to what is known. Believes nothing yet. */
export const presentedOffice = defineQuery({
  name: 'street.presented',
  title: '登记文件是谁的',
  input: z.object({ file }),
  output: Presented,
  async run(_reader, { file }, outside): Promise<z.output<typeof Presented>> {
    const card = await readCard(outside, file)
    if (!card.ok) throw new Refusal(card.problems)
    return presentedBy(card.value, outside)
  },
})

/** How an enrolment stands to what is known of its office. */
export async function presentedBy(card: Enrolment, outside: Outside): Promise<z.output<typeof Presented>> {
  const { office, officeName: name, epoch } = card.info
  const known = await outside.reader.get('children', office)
  if (!known) return { office, name, state: 'new' }
  if (known.publicKey === card.publicKey) return { office, name, state: 'known' }
  if (epoch <= known.epoch) return { office, name, state: 'older' }
  return { office, name, state: (await isVouched(outside, card, known)) ? 'vouched' : 'changed' }
}

/**
 * Stops a key behind its last good report, as when a PC was stolen. What was accepted behind that is listed and stays
 * until somebody takes it out.
 */
export const revokeKey = defineCommand({
  name: 'street.revoke',
  title: '停用密钥',
  final: '密钥停用以后不能恢复。请该单位更换密钥，送来新的密钥卡，当面核对后再确认，就能继续收它的报送。',
  input: z.object({
    office: z.string().meta({ label: '报送单位' }),
    lastGood: z.number().int().min(0).meta({ label: '最后一份可信的报送' }),
  }),
  output: Revoked,
  async run(tx, { office, lastGood: named }) {
    const known = await tx.get('children', office)
    if (!known) return tx.refuse(officeUnknown)
    // Once refused stays refused: a second word can only be stricter.
    const lastGood = Math.min(named, known.lastGood ?? named)
    if (lastGood !== known.lastGood) await tx.put('children', { ...known, lastGood })
    const doubtful = (await tx.all('received', { office })).filter(
      bundle => isDoubtful({ ...known, lastGood }, bundle) && !bundle.takenOut,
    )
    const rows = doubtful
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ id, period, sequence }) => ({ id, period, sequence, checkCode: checkCode(id) }))
    return { office, name: known.name, lastGood, rows }
  },
})

export const officeUnknown = problem('office-unknown', '没有确认过这个单位，请重新选择。')
const keyChanged = (name: string) =>
  problem('key-changed', `${name}已经确认过另一把密钥。请先与该单位核实是否换了电脑或密钥，当面核对新的密钥卡。`)
