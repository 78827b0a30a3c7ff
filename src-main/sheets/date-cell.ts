import { SSF } from '@e965/xlsx'
import type { Cell } from '../../src-shared/spreadsheet/sheet'

const ssf = SSF as {
  format(format: string, value: number): string
  is_date(format: string): boolean
  parse_date_code(value: number, options: { date1904: boolean }): { y: number; m: number; d: number } | null
}

/** The letters of a number format that mean something, without colours, locales and quoted text. */
function letters(format: string): string {
  return format.toLowerCase().replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[*_]./g, '')
}

/** A number as the spreadsheet shows it under its format; a date only as exactly as the format shows it (`1968年7月` has no day). */
export function numberCell(value: number, format: string, date1904: boolean): Cell {
  if (!ssf.is_date(format)) return { type: 'number', value, text: shown(format, value) }
  const code = ssf.parse_date_code(Math.floor(value), { date1904 })
  if (!code || code.y > 9999) return { type: 'error', text: '#####' }
  return (
    dateCell([code.y, code.m, code.d], format, clockOf(Math.round((value % 1) * 24 * 60))) ?? {
      type: 'text',
      text: shown(format, value),
    }
  )
}

const clockOf = (minutes: number) =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** The date cell of a day, with its time where the format shows one and it isn't midnight, which is how a day alone is kept; nothing where it shows a time alone. */
export function dateCell([year, month, day]: [number, number, number], format: string, time: string): Cell {
  const known = letters(format)
  const hasYear = known.includes('y')
  if (!hasYear && !known.includes('d') && /[hs]/.test(known)) return null
  const whole = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
  const precision = !hasYear || known.includes('d') ? 3 : known.includes('m') ? 2 : 1
  return {
    type: 'date',
    text: whole.slice(0, precision).join('-'),
    ...(known.includes('h') && time !== '00:00' && { time }),
  }
}

function shown(format: string, value: number): string {
  try {
    return ssf.format(format, value)
  } catch {
    return String(value)
  }
}
