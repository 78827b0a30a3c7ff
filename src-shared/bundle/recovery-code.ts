import { base32, bytesOfBase32, valueOfLetter } from './base32'

/**
 * What a recovery sheet of paper says: bytes in rows of four groups of four letters, each row with a letter behind it that
 * checks it, so that whoever types it hears which row is wrong.
 */
const rowLetters = 16
const rowBytes = rowLetters * (5 / 8)
/** Rows on one sheet. */
export const recoverySheetRows = 5

/** @param bytes a multiple of ten */
export function recoveryRows(bytes: Uint8Array): string[] {
  if (bytes.length % rowBytes) throw new Error('a recovery code has whole rows')
  const rows: string[] = []
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const letters = base32(bytes.subarray(at, at + rowBytes), rowLetters)
    rows.push(`${letters.match(/.{4}/g)!.join(' ')} ${checkLetter(letters, rows.length)}`)
  }
  return rows
}

/**
 * Reads what was typed from a sheet: lower case, the wide letters of an input method, other spaces and the letters that
 * paper makes look alike are taken for what they are.
 * @returns the bytes, or the number of the first row that is wrong, counted from 1; 0 where whole rows are missing
 */
export function readRecoveryRows(text: string): Uint8Array | { wrongRow: number } {
  const rows = typedRows(text)
  if (!rows.length) return { wrongRow: 0 }
  const bytes: number[] = []
  for (const [i, row] of rows.entries()) {
    const own = bytesOfRow(row, i)
    if (!own) return { wrongRow: i + 1 }
    bytes.push(...own)
  }
  return Uint8Array.from(bytes)
}

/** How far somebody has come who types a sheet: rows that are right from the first on, and the first that is wrong. */
export function typedSoFar(text: string): { right: number; wrong: number | null } {
  const rows = typedRows(text)
  const right = rows.findIndex((row, i) => !bytesOfRow(row, i))
  if (right < 0) return { right: rows.length, wrong: null }
  const isBegun = right === rows.length - 1 && rows[right]!.length <= rowLetters
  return { right, wrong: isBegun ? null : right + 1 }
}

/** What was typed, cut into rows; the last may be cut short. */
function typedRows(text: string): string[] {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[OIL]/g, letter => (letter === 'O' ? '0' : '1'))
    .replace(/[\s-]/g, '')
  return letters.match(new RegExp(`.{1,${rowLetters + 1}}`, 'g')) ?? []
}

/** The bytes of one whole row; null where a letter is wrong or missing. */
function bytesOfRow(row: string, index: number): Uint8Array | null {
  const letters = row.slice(0, rowLetters)
  if (row.length !== rowLetters + 1 || row[rowLetters] !== checkLetter(letters, index)) return null
  return bytesOfBase32(letters)
}

/** A sum in the field of 32 elements: every wrong letter, two in each other's place, and a row in another's are noticed. */
function checkLetter(letters: string, row: number): string {
  const twice = (value: number) => (value << 1) ^ (value & 16 ? 0b100101 : 0)
  const sum = [...letters].reduce((total, letter) => twice(total) ^ valueOfLetter(letter), row + 1)
  return base32(Uint8Array.of(sum << 3), 1)
}
