/**
 * An exact number: what is added up from ratios of counts must not be rounded before it is compared (domain §4.4 trap 3). The
 * denominator is positive and the two have no common divisor.
 */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const abs = (value: bigint) => (value < 0n ? -value : value)
function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return abs(a)
}

/** @param d not nought; a bug throws */
export function fraction(n: bigint | number, d: bigint | number = 1): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  if (bottom === 0n) throw new Error('a fraction over nought')
  const by = divisor(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { n: top / by, d: bottom / by }
}

export const zero = fraction(0)
export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
/** @param b not nought; a bug throws */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)
export const sum = (list: readonly Fraction[]): Fraction => list.reduce(add, zero)
/** Below nought where `a` is less, nought where they are the same. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b)
export const most = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b)

/** As it is kept in a row: `1799/20`. */
export const keptText = ({ n, d }: Fraction): string => `${n}/${d}`

/** Reads it back; null where it is none. */
export function readFraction(text: string): Fraction | null {
  const [, n, d] = /^(-?\d+)\/([1-9]\d*)$/.exec(text) ?? []
  return n === undefined ? null : fraction(BigInt(n), BigInt(d!))
}

/**
 * A score as it is read: one digit behind the point, cut off and never rounded up, so that nobody reads 90.0 where the grade says
 * less than 90 (domain §4.2: 89.95 is not 90).
 */
export function printScore({ n, d }: Fraction): string {
  const tenths = (abs(n) * 10n) / d
  return `${n < 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`
}
