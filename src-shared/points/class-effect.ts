import type { Scored } from './balance'
import type { Cell } from './rule-layout'

/** The class that a member was in during a month, 1 to 12; undefined for the ordinary one. */
export const classIn = ({ class: all, classes }: Scored, month: number): string | undefined =>
  classes ? classes[month - 1] : all

/** What an item's points of a month are worth in a class: nothing where it doesn't apply, multiplied, rounded towards nought. */
export function ofClass({ classes, code }: Cell, half: number, of: string | undefined): number {
  const rules = of === undefined || half === 0 ? undefined : classes.get(of)
  if (!rules) return half
  if (rules.off.has(code)) return 0
  const times = rules.multiply.get(code)
  return times ? Math.trunc((half * times.numerator) / times.denominator) : half
}
