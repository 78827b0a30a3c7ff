import { readRecipientFile } from '../../../src-shared/bundle/age-recipient'
import { decodeUtf8 } from '../../../src-shared/bundle/utf8'
import type { Detail } from '../../../src-shared/bundle/bundle-info'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import type { Outside } from '../command'
import { matchSecretOf } from './matching'

/**
 * Whom a report is encrypted to; empty for nobody. A recipient file that was named wins over the office above. What
 * names people is never written without, nor are match codes: where the office above can't be encrypted to, they stay.
 */
export async function recipientFor(
  { main, reader }: Pick<Outside, 'main' | 'reader'>,
  asked: { detail: Detail; encrypt: boolean; recipient?: string | undefined },
): Promise<Outcome<string>> {
  if (asked.recipient !== undefined) {
    const read = await main['file.read']({ token: asked.recipient })
    if (!read.ok) return read
    const recipient = readRecipientFile(decodeUtf8(read.value.bytes) ?? '')
    return recipient === null ? refused(unreadable) : done(recipient)
  }
  const [superior] = await reader.all('superiors')
  if (asked.detail !== 'named' && !asked.encrypt) {
    const coded = asked.detail !== 'figures' && (await matchSecretOf(reader)) !== undefined
    return done((coded && superior?.recipient) || '')
  }
  if (!superior) return refused(noSuperior)
  return superior.recipient ? done(superior.recipient) : refused(olderSuperior(superior.name))
}

const unreadable = problem(
  'recipient-unreadable',
  '这不是收件单位的加密文件，没有写出。文件里应当只有一行以 age1 开头的文字。',
  { path: ['recipient'] },
)
const noSuperior = problem(
  'recipient-needed',
  '要加密，先要认得上级：请向上级要登记文件和密钥卡，在“上报”页的“上级单位”里核对确认，再写出。',
)
const olderSuperior = (name: string) =>
  problem('recipient-needed', `${name}的登记文件里没有加密用的密钥。请它升级程序，重新写一份登记文件来，再写出。`)
