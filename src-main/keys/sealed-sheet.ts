import { createHash } from 'node:crypto'
import { readRecoveryRows, recoveryRows, recoverySheetRows } from '../../src-shared/bundle/recovery-code'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import type { SheetKind } from '../../src-shared/recovery-sheet'

/** What one sheet of paper says. */
export interface Sheet {
  kind: SheetKind
  /** Code of the office it was printed for. */
  office: string
  /** Which key it brings back. */
  tag: string
  /** The secret, or a share of it. */
  part: Uint8Array
}

const codes = { whole: 1, shared: 2 } as const
const lengths = { whole: 32, shared: 33 } as const
/** Kind 1, office 5, tag 7, part 33, checksum 4: five whole rows. */
const at = { office: 1, tag: 6, part: 13, checksum: 46, end: 50 } as const

/** Which key a recipient belongs to, short enough for paper; says nothing of the secret. */
export const tagOf = (recipient: string): string =>
  createHash('sha256')
    .update(`qinlin ${recipient}`)
    .digest('hex')
    .slice(0, (at.part - at.tag) * 2)

/** A sheet as the rows that are printed. */
export function sheetRows({ kind, office, tag, part }: Sheet): string[] {
  const bytes = Buffer.alloc(at.end)
  bytes[0] = codes[kind]
  bytes.writeUIntBE(Number(office), at.office, at.tag - at.office)
  bytes.write(tag, at.tag, 'hex')
  bytes.set(part, at.part)
  bytes.set(checksum(bytes), at.checksum)
  return recoveryRows(bytes)
}

/** Reads what was typed from a sheet. @param number the how manyth it is of those that were typed, from 1 */
export function readSheet(text: string, number: number): Outcome<Sheet> {
  const read = readRecoveryRows(text)
  if ('wrongRow' in read) return refused(read.wrongRow > recoverySheetRows ? tooLong(number) : mistyped(number, read))
  const bytes = Buffer.from(read)
  if (bytes.length > at.end) return refused(tooLong(number))
  const kind = bytes[0] === codes.whole ? 'whole' : bytes[0] === codes.shared ? 'shared' : null
  if (bytes.length < at.end || !kind || !checksum(bytes).equals(bytes.subarray(at.checksum)))
    return refused(unfinished(number))
  return done({
    kind,
    office: String(bytes.readUIntBE(at.office, at.tag - at.office)).padStart(12, '0'),
    tag: bytes.toString('hex', at.tag, at.part),
    part: Uint8Array.from(bytes.subarray(at.part, at.part + lengths[kind])),
  })
}

const checksum = (bytes: Uint8Array) =>
  createHash('sha256')
    .update(bytes.subarray(0, at.checksum))
    .digest()
    .subarray(0, at.end - at.checksum)

/** Whose trouble it is: a page shows it beside that field, the command line names it. */
export const atSheet = (number: number) => ({ field: `输入的第${number}份`, path: [number - 1] })
const mistyped = (number: number, { wrongRow }: { wrongRow: number }) =>
  problem('sheet-mistyped', `第${wrongRow || 1}行输得不对，请照纸上的再核对一遍。`, atSheet(number))
const unfinished = (number: number) =>
  problem('sheet-mistyped', '没有输全，或者行的次序不对，请照纸上的再核对一遍。', atSheet(number))
const tooLong = (number: number) =>
  problem('sheet-mistyped', `一份恢复单只有${recoverySheetRows}行，多出来了。两份请分开输入。`, atSheet(number))
