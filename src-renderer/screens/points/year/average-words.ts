/** A sum of half points over so many members as points with two decimals, rounded half up; `—` where nobody is scored. */
export function averageWords(sum: number, scored: number): string {
  if (!scored) return '—'
  // Hundredths of a point in whole numbers: a half point is fifty of them.
  const hundredths = Math.round((Math.abs(sum) * 50) / scored)
  const rest = String(hundredths % 100).padStart(2, '0')
  return `${sum < 0 && hundredths ? '−' : ''}${Math.floor(hundredths / 100)}.${rest}`
}
