/** A time of day as people type it (`1430`, `9:00`, `14：30`, `14.30`, `14点30`) as `14:30`; what is none stays as it is. */
export function readClock(text: string): string {
  const plain = text
    .trim()
    .replace(/[：.．点时]/g, ':')
    .replace(/分$/, '')
  const parts = /^(\d{1,2}):(\d{2})?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain)
  if (!parts) return text.trim()
  return `${parts[1]!.padStart(2, '0')}:${parts[2] ?? '00'}`
}

/** Only the digits of what was typed, full-width ones too. */
export function digitsOf(text: string): string {
  const half = text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  return half.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
}
