import { isWholeDate, type PlainDate } from '../../src-shared/plain-date'

/**
 * A whole date as people type it: `2026-10-12`, `20261012`, `2026.10.12`, `2026年10月12日`, or without the year
 * (`10-12`, `10月12日`), which is then taken from `today`.
 * @returns `null` where it is not a date
 */
export function readTypedDate(text: string, today: PlainDate): PlainDate | null {
  const plain = text
    .trim()
    .replace(/[年月./／．－]/g, '-')
    .replace(/[日号\s]/g, '')
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const parts = digits ? digits.slice(1) : plain.split('-')
  const [year, month, day, ...more] = parts.length === 2 ? [today.slice(0, 4), ...parts] : parts
  if (more.length) return null
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isWholeDate(date) ? date : null
}
