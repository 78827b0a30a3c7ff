import * as z from 'zod'
import type { Enrolment } from '../../../src-shared/bundle/enrolment'
import { problem, Refusal, type Outcome } from '../../../src-shared/problem'
import { defineCommand, defineQuery } from '../command'
import { PresentedSuperior, Superior, Trusted } from './outputs'
import { comparedWithCard, keyOlder, readCard } from '../read-card'

/** Takes the office above as the one that is reported to, once the digits on its paper card were compared. */
export const trustSuperior = defineCommand({
  name: 'upstream.trust',
  title: '确认上级单位',
  // Trust in a key is given on paper and is not taken back by a key stroke; what was encrypted to it stays so.
  final: '密钥是当面核对后确认的，不能撤销。确认错了的，请拿到正确的登记文件和密钥卡，再确认一次。',
  input: z.object({
    file: z.string().meta({ label: '登记文件' }),
    fingerprint: z.string().meta({ label: '核对码' }),
    replaces: z.boolean().default(false).meta({ label: '替换以前确认的' }),
  }),
  output: Trusted,
  async prepare(outside, { file, fingerprint, replaces }): Promise<Outcome<Enrolment & { replaces: boolean }>> {
    const card = await readCard(outside, file)
    const compared = card.ok ? comparedWithCard(card.value, fingerprint) : card
    return compared.ok ? { ok: true, value: { ...compared.value, replaces } } : compared
  },
  async run(tx, { info, publicKey, fingerprint, recipient, replaces }) {
    const { office: id, officeName: name, epoch } = info
    const before = await tx.all('superiors')
    const other = before.find(superior => superior.id !== id || superior.publicKey !== publicKey)
    if (other && !replaces)
      tx.refuse(
        other.id === id
          ? problem('key-changed', `${name}换了密钥。请当面核对它新的密钥卡，确实换了的，再勾选“替换以前确认的”。`)
          : problem('superior-other', `以前确认的上级是${other.name}。确实改由${name}管理的，再勾选“替换以前确认的”。`),
      )
    // Also of one that was not the superior for a while: what it answered then is held under its epochs.
    const [stood] = await tx.states('superiors', [id])
    if (stood && stood.publicKey !== publicKey && epoch <= stood.epoch) tx.refuse(keyOlder(name))
    const same = before.find(superior => superior.publicKey === publicKey)
    // An older file of the same key may come again; what was presented since stands.
    const known = recipient ?? same?.recipient
    // An office reports to one office.
    await tx.remove(
      'superiors',
      before.filter(superior => superior.id !== id).map(superior => superior.id),
    )
    await tx.put('superiors', {
      ...{ id, name, epoch, publicKey, fingerprint },
      ...(known && { recipient: known }),
    })
    return { office: id, name, fingerprint, encrypts: known !== undefined }
  },
})

/** Whose enrolment a file is, before anybody vouches for it. */
export const presentedSuperior = defineQuery({
  name: 'upstream.presented',
  title: '登记文件是哪个单位的',
  input: z.object({ file: z.string().meta({ label: '登记文件' }) }),
  output: PresentedSuperior,
  async run(_reader, { file }, outside) {
    const card = await readCard(outside, file)
    if (!card.ok) throw new Refusal(card.problems)
    const { office, officeName: name } = card.value.info
    return { office, name }
  },
})

/** The office above, once its card was compared. */
export const superior = defineQuery({
  name: 'upstream.superior',
  title: '上级单位',
  input: z.object({}),
  output: Superior,
  async run(reader) {
    const [known] = await reader.all('superiors')
    if (!known) return null
    const { id: office, name, fingerprint, recipient } = known
    return { office, name, fingerprint, encrypts: recipient !== undefined }
  },
})
