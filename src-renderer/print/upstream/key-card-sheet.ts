import type { PlainDate } from '../../../src-shared/plain-date'

/** What a key card prints: the answer of `upstream.card`. */
export interface KeyCardSheet {
  office: { name: string; code: string }
  /** Six groups of five digits. */
  fingerprint: string
  /** The public key file: a comment, then the key. */
  publicKey: string
  protection: 'passphrase' | 'none'
  printedOn: PlainDate
  /** What the code on the card holds. */
  qr: string
}

/** How the office keeps its key, as the card says it. */
export const protections: Record<KeyCardSheet['protection'], string> = {
  passphrase: '由口令保护',
  none: '没有口令，请保管好这台电脑',
}

/** The line of a public key file that is the key. */
export function keyLine(publicKey: string): string {
  return publicKey.trim().split('\n').pop()!.trim()
}
