import { createHash } from 'node:crypto'
import { bech32 } from '@scure/base'
import { readRecoveryRows, recoveryRows } from '../../src-shared/bundle/recovery-code'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { recipientOf } from '../age/identity'

/** One sheet that brings the key back by itself, or three of which any two do and one alone says nothing. */
export type SheetKind = 'whole' | 'shared'

const codes = { whole: 1, shared: 2 } as const
const prefix = 'age-secret-key-'
const lengths = { whole: 32, shared: 33 } as const

/**
 * What decrypts for an office, as rows to be printed on paper: kind, whose key, the secret or a share of it, filled up to
 * whole rows, and a checksum over all.
 */
export async function recoverySheets(identity: string, kind: SheetKind): Promise<string[][]> {
  const secret = bech32.decodeToBytes(identity.toLowerCase()).bytes
  const tag = tagOf(await recipientOf(identity))
  const parts = kind === 'whole' ? [secret] : await sharesOf(secret)
  return parts.map(part => recoveryRows(sealed(codes[kind], tag, part)))
}

/** The identity that sheets bring back, typed in any order. */
export async function identityOfSheets(texts: readonly string[]): Promise<Outcome<string>> {
  const sheets: Sheet[] = []
  for (const [i, text] of texts.entries()) {
    const sheet = readSheet(text, i + 1)
    if (!sheet.ok) return sheet
    sheets.push(sheet.value)
  }
  const [first, second] = sheets
  if (!first) return refused(problem('sheet-missing', '请照恢复单输入上面的字符。'))
  if (sheets.some(({ kind, tag }) => kind !== first.kind || !tag.equals(first.tag))) return refused(mixed)
  if (first.kind === 'shared' && (!second || Buffer.from(first.part).equals(second.part))) return refused(another)
  const secret = first.kind === 'whole' ? first.part : await joined(sheets.map(({ part }) => part))
  const identity = bech32.encodeFromBytes(prefix, secret).toUpperCase()
  return tagOf(await recipientOf(identity)).equals(first.tag) ? done(identity) : refused(mixed)
}

interface Sheet {
  kind: SheetKind
  tag: Buffer
  part: Uint8Array
}

const sealedLength = 50
const checksumLength = 4

function sealed(code: number, tag: Buffer, part: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(sealedLength)
  bytes[0] = code
  bytes.set(tag, 1)
  bytes.set(part, 1 + tag.length)
  bytes.set(checksum(bytes.subarray(0, -checksumLength)), sealedLength - checksumLength)
  return bytes
}

function readSheet(text: string, number: number): Outcome<Sheet> {
  const read = readRecoveryRows(text)
  if ('wrongRow' in read)
    return refused(
      problem('sheet-mistyped', `第${number}张恢复单第${read.wrongRow || 1}行输得不对，请照纸上的再核对一遍。`, {
        path: [number - 1],
      }),
    )
  const bytes = Buffer.from(read)
  const kind = bytes[0] === codes.whole ? 'whole' : bytes[0] === codes.shared ? 'shared' : null
  const holds = checksum(bytes.subarray(0, -checksumLength)).equals(bytes.subarray(-checksumLength))
  if (bytes.length !== sealedLength || !kind || !holds)
    return refused(
      problem('sheet-mistyped', `第${number}张恢复单没有输全，或者行的次序不对，请照纸上的再核对一遍。`, {
        path: [number - 1],
      }),
    )
  return done({ kind, tag: bytes.subarray(1, 9), part: Uint8Array.from(bytes.subarray(9, 9 + lengths[kind])) })
}

const tagOf = (recipient: string) => createHash('sha256').update(`qinlin ${recipient}`).digest().subarray(0, 8)
const checksum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest().subarray(0, checksumLength)

async function sharesOf(secret: Uint8Array): Promise<Uint8Array[]> {
  const { split } = await import('shamir-secret-sharing')
  return split(Uint8Array.from(secret), 3, 2)
}

async function joined(shares: Uint8Array[]): Promise<Uint8Array> {
  const { combine } = await import('shamir-secret-sharing')
  return combine(shares)
}

const mixed = problem('sheet-mixed', '这几张恢复单不是同一次打印的，合不起来。请用同一次打印的两张。')
const another = problem('sheet-another', '这是三张里的一张，还要另一张才能恢复。请请另一位保管人拿来他的那一张。')
