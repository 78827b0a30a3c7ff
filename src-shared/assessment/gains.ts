import { compare, divide, fraction, subtract, zero, type Fraction } from './fraction'
import type { Method, Part } from './rubric'
import type { Said, Scored } from './score'

/** What a part could still bring. */
export interface Gain {
  part: Part
  /** To its full score. */
  lost: Fraction
  /** How many more have to be done for it; null where nobody can count that. */
  steps: number | null
  /** What each of them brings on average. */
  each: Fraction | null
}

/**
 * What every part could still bring, what gives most for least first: by what one more brings, then what nobody can count in steps,
 * by what it lacks.
 */
export function gainsOf(scored: Scored, said: ReadonlyMap<string, Said>): Gain[] {
  const parts = scored.blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts: own }) => own))
  return parts
    .filter(({ state, weight, score }) => state !== 'notApplicable' && compare(score, weight) < 0)
    .map(({ part, weight, score }): Gain => {
      const lost = subtract(weight, score)
      const known = said.get(part.code)
      const steps = known?.as === 'counted' ? stepsTo(part.method, known) : null
      return { part, lost, steps, each: steps ? divide(lost, fraction(steps)) : null }
    })
    .sort((a, b) => -compare(a.each ?? zero, b.each ?? zero) || -compare(a.lost, b.lost))
}

/** How many more of what is counted bring the full score. */
function stepsTo(
  method: Method,
  { numerator, denominator }: { numerator: number; denominator: number | null },
): number | null {
  if (method.by === 'deduct') return numerator
  if (method.by === 'threshold') return method.steps[method.steps.length - 1]!.from - numerator
  if (method.by === 'manual' || denominator === null) return null
  const { full } = method
  return Math.ceil((full.numerator * denominator) / full.denominator) - numerator
}
