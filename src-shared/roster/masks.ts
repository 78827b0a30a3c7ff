import type { FieldMeta } from '../records/field'

/** Whether digits of a text are hidden by stars, as this program and others hide them. */
export const isMaskedText = (text: string): boolean => /[*＊]/.test(text)

/** Whether anything on a paper has a number whose digits are hidden. */
export const hidesNumber = (paper: unknown): boolean => /\d\*{3,}|\*{3,}\d/.test(JSON.stringify(paper) ?? '')

/** Whether a telephone is a mobile one, which is mostly somebody's own. */
export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone.replace(/\D/g, ''))

/** First six and last four digits, as internal lists show an identity number (domain §7, masks). */
export function maskId(idNumber: string | null | undefined): string | null {
  return idNumber
    ? `${idNumber.slice(0, 6)}${'*'.repeat(Math.max(0, idNumber.length - 10))}${idNumber.slice(-4)}`
    : null
}

/** `138****5678`; a landline keeps its last four. */
export function maskPhone(phone: string | null | undefined): string | null {
  if (!phone) return null
  return phone.length === 11
    ? `${phone.slice(0, 3)}****${phone.slice(7)}`
    : `${'*'.repeat(Math.max(0, phone.length - 4))}${phone.slice(-4)}`
}

/** A text of a class of personal data as it is shown without being asked for: digits of identity numbers and phones hidden. */
export function maskText(text: string | null, personal: FieldMeta['personal']): string | null {
  if (personal === 'id') return maskId(text)
  return personal === 'phone' ? maskPhone(text) : text
}

/** A masked text beside one that looks like it: that what is hidden differs, so that the two can be told apart. */
export const hiddenApart = (masked: string, how: '不同' | '有改动') => `${masked}（隐去的部分${how}）`
