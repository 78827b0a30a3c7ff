const minus = '−'

/** Points of a total or a delta without its plus: `84.0`, `−2.0`. Input in half points. */
export function printPoints(half: number): string {
  const size = Math.abs(half)
  return `${half < 0 ? minus : ''}${(size - (size % 2)) / 2}.${size % 2 ? 5 : 0}`
}

/** A change with its sign: `+0.5`, `−2.0`. */
export function printDelta(half: number): string {
  return half > 0 ? `+${printPoints(half)}` : printPoints(half)
}

/** Points of a rule, without a needless decimal: `8`, `2.5`, `−2`. */
export function printRulePoints(half: number): string {
  return printPoints(half).replace(/\.0$/, '')
}

/** What a rule gives each time: `+0.5`, `+1`, `−2`. */
export function printRuleDelta(half: number): string {
  return printDelta(half).replace(/\.0$/, '')
}
