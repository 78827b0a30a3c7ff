import { bech32 } from '@scure/base'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { SheetKind } from '../../src-shared/recovery-sheet'
import { recipientOf } from '../age/identity'
import { atSheet, readSheet, sheetRows, tagOf, type Sheet } from './sealed-sheet'

const prefix = 'age-secret-key-'

/** What decrypts for an office, as rows to be printed on one sheet of paper or on three. */
export async function recoverySheets(identity: string, kind: SheetKind, office: string): Promise<string[][]> {
  const secret = bech32.decodeToBytes(identity.toLowerCase()).bytes
  const tag = tagOf(await recipientOf(identity))
  const parts = kind === 'whole' ? [secret] : await sharesOf(secret)
  return parts.map(part => sheetRows({ kind, office, tag, part }))
}

/**
 * The identity that sheets bring back, typed in any order; empty texts are passed over.
 * @param own the office's code, and its recipient where that is known: a sheet of it stays its own when the code changes
 */
export async function identityOfSheets(
  texts: readonly string[],
  own: { office: string; recipient: string | null },
): Promise<Outcome<string>> {
  const sheets: Sheet[] = []
  const ownTag = own.recipient && tagOf(own.recipient)
  for (const [i, text] of texts.entries()) {
    if (!text.trim()) continue
    const sheet = readSheet(text, i + 1)
    if (!sheet.ok) return sheet
    if (sheet.value.office !== own.office && sheet.value.tag !== ownTag)
      return refused(otherOffice(i + 1, sheet.value.office))
    sheets.push(sheet.value)
  }
  const [first] = sheets
  if (!first) return refused(missing)
  if (sheets.some(({ tag }) => tag !== first.tag)) return refused(otherKey)
  const secret = await secretOf(sheets)
  if (!secret.ok) return secret
  const identity = bech32.encodeFromBytes(prefix, secret.value).toUpperCase()
  return tagOf(await recipientOf(identity)) === first.tag ? done(identity) : refused(otherPrinting)
}

/** The secret of a whole sheet, or of two shares or more. */
async function secretOf(sheets: readonly Sheet[]): Promise<Outcome<Uint8Array>> {
  const whole = sheets.find(({ kind }) => kind === 'whole')
  if (whole) return done(whole.part)
  const shares = [...new Map(sheets.map(({ part }) => [Buffer.from(part).toString('hex'), part])).values()]
  if (shares.length < 2) return refused(sheets.length > 1 ? same : another)
  // A share's last byte is its place among the three: two different ones of one place are of two printings.
  const places = new Set(shares.map(share => share[share.length - 1]))
  if (places.size < shares.length) return refused(otherPrinting)
  const { combine } = await import('shamir-secret-sharing')
  return done(await combine(shares))
}

async function sharesOf(secret: Uint8Array): Promise<Uint8Array[]> {
  const { split } = await import('shamir-secret-sharing')
  return split(Uint8Array.from(secret), 3, 2)
}

const missing = problem('sheet-missing', '请照恢复单输入上面的字符。', atSheet(1))
const same = problem('sheet-same', '两处输入的是同一份恢复单，还要三份里的另一份才能恢复。')
const another = problem('sheet-another', '这是三份里的一份，还要另一份才能恢复。请另一位保管人拿来他的那一份。')
const otherPrinting = problem('sheet-other-printing', '这几份恢复单不是同一次打印的，合不起来。请用同一次打印的两份。')
const otherKey = problem('sheet-other-key', '这几份恢复单不是同一把密钥的，合不起来。请用同一次打印的两份。')
const otherOffice = (number: number, office: string) =>
  problem(
    'sheet-other-office',
    `这是单位代码${office}的恢复单，不是本单位的，没有动。请找本单位的恢复单。`,
    atSheet(number),
  )
