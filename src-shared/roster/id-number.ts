import { isPlainDate, type PlainDate } from '../plain-date'

/** What is wrong with an identity number. Codes of problems. */
export type IdFault = 'id-fifteen-digits' | 'id-scientific-notation' | 'id-malformed' | 'id-check-digit' | 'id-birth'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check digit of the first seventeen digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return '10X98765432'[sum % 11]!
}

/**
 * What is wrong with a number written with eighteen characters and a capital X, or nothing. The region is never looked
 * up: it may have been abolished since (domain §7).
 */
export function idFault(id: string, today: PlainDate): IdFault | undefined {
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(id)) return 'id-scientific-notation'
  if (/^\d{15}$/.test(id)) return 'id-fifteen-digits'
  if (!/^\d{17}[\dX]$/.test(id)) return 'id-malformed'
  if (checkDigit(id) !== id[17]) return 'id-check-digit'
  const birth = idBirth(id)
  return isPlainDate(birth) && birth >= '1900' && birth <= today ? undefined : 'id-birth'
}

/** Day of birth in a sound number. */
export function idBirth(id: string): PlainDate {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

/** Sex in a sound number, as GB/T 2261.1 codes it: the seventeenth digit is odd for men. */
export function idSex(id: string): '1' | '2' {
  return Number(id[16]) % 2 === 1 ? '1' : '2'
}
