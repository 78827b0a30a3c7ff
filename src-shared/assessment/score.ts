import { add, compare, divide, fraction, least, most, multiply, subtract, sum, zero, type Fraction } from './fraction'
import type { Aspect, Block, Indicator, Method, Part, Rubric } from './rubric'

/** What is known of a part: counted, judged by people in tenths, or not applicable with a reason. Nothing is said of what is missing. */
export type Said =
  | { as: 'counted'; numerator: number; denominator: number | null }
  | { as: 'judged'; score: number }
  | { as: 'notApplicable'; reason: string }

/** Not applicable is neither missing nor nought (domain §11, 8). */
export type PartState = 'scored' | 'missing' | 'notApplicable'

export interface ScoredPart {
  part: Part
  state: PartState
  /** Its weight with its share of what is not applicable in its block. */
  weight: Fraction
  /** Nought while it is missing. */
  score: Fraction
}

export interface ScoredIndicator {
  indicator: Indicator
  parts: ScoredPart[]
  weight: Fraction
  score: Fraction
}

export interface ScoredBlock {
  block: Block
  indicators: ScoredIndicator[]
  score: Fraction
  /** Parts that nobody has scored yet. */
  missing: number
  /** Nothing in it applies: then its weight can go nowhere, and people have to decide. */
  void: boolean
}

export interface Scored {
  blocks: ScoredBlock[]
  /** Score and weight of each aspect. */
  aspects: Record<Aspect, { score: Fraction; weight: Fraction }>
  /** Of the blocks, exact: rounded where it is printed and nowhere before. */
  total: Fraction
  /** After its cap. */
  bonus: Fraction
  /** What grades are compared with: may lie above the whole (103/100). */
  sum: Fraction
  missing: number
}

const points = (tenths: number): Fraction => fraction(tenths, 10)

/** Adds up what is known of every part by its code; the weight of what is not applicable goes to the rest of its block (trap 2). */
export function scoreOf(rubric: Rubric, said: ReadonlyMap<string, Said>, bonuses: readonly string[] = []): Scored {
  const blocks = rubric.blocks.map(block => scoreBlock(block, said))
  const total = sum(blocks.map(({ score }) => score))
  const earned = rubric.bonus.items.filter(({ code }) => bonuses.includes(code)).map(({ score }) => points(score))
  const bonus = least(sum(earned), points(rubric.bonus.cap))
  const indicators = blocks.flatMap(block => block.indicators)
  const aspectOf = (aspect: Aspect) => {
    const own = indicators.filter(({ indicator }) => indicator.aspect === aspect)
    return { score: sum(own.map(({ score }) => score)), weight: sum(own.map(({ weight }) => weight)) }
  }
  return {
    blocks,
    aspects: { learning: aspectOf('learning'), service: aspectOf('service'), growth: aspectOf('growth') },
    total,
    bonus,
    sum: add(total, bonus),
    missing: blocks.reduce((all, { missing }) => all + missing, 0),
  }
}

function scoreBlock(block: Block, said: ReadonlyMap<string, Said>): ScoredBlock {
  const parts = block.indicators.flatMap(indicator => indicator.parts)
  const shares = new Map(parts.map(part => [part.code, shareOf(part, said.get(part.code))]))
  const applying = sum(
    parts.filter(({ code }) => shares.get(code) !== 'notApplicable').map(part => points(part.weight)),
  )
  const isVoid = compare(applying, zero) === 0
  const grown = isVoid ? zero : divide(points(block.weight), applying)
  const scored = (part: Part): ScoredPart => {
    const share = shares.get(part.code)!
    if (share === 'notApplicable') return { part, state: share, weight: zero, score: zero }
    const weight = multiply(points(part.weight), grown)
    if (share === 'missing') return { part, state: share, weight, score: zero }
    return { part, state: 'scored', weight, score: multiply(weight, share) }
  }
  const indicators = block.indicators.map(indicator => {
    const own = indicator.parts.map(scored)
    return {
      indicator,
      parts: own,
      weight: sum(own.map(({ weight }) => weight)),
      score: sum(own.map(({ score }) => score)),
    }
  })
  return {
    block,
    indicators,
    score: sum(indicators.map(({ score }) => score)),
    missing: [...shares.values()].filter(share => share === 'missing').length,
    void: isVoid,
  }
}

/** Which share of its weight a part has, from 0 to 1. */
function shareOf({ method, weight }: Part, said: Said | undefined): Fraction | Exclude<PartState, 'scored'> {
  if (!said) return 'missing'
  if (said.as === 'notApplicable') return 'notApplicable'
  const whole = points(weight)
  if (said.as === 'judged') return within(divide(points(said.score), whole))
  if (method.by === 'manual') return 'missing'
  // Nothing was due: a rate over nothing is no rate.
  if (method.by === 'ratio' && !said.denominator) return 'notApplicable'
  return within(sharesBy(method, said, whole))
}

function sharesBy(
  method: Exclude<Method, { by: 'manual' }>,
  { numerator, denominator }: { numerator: number; denominator: number | null },
  whole: Fraction,
): Fraction {
  if (method.by === 'ratio') {
    const [none, full] = [method.none, method.full].map(line => fraction(line.numerator, line.denominator))
    return divide(subtract(fraction(numerator, denominator!), none!), subtract(full!, none!))
  }
  if (method.by === 'threshold') {
    const reached = method.steps.filter(({ from }) => numerator >= from)
    return divide(points(reached.length ? reached[reached.length - 1]!.score : 0), whole)
  }
  return subtract(fraction(1), divide(points(method.each * numerator), whole))
}

const within = (share: Fraction) => most(zero, least(share, fraction(1)))
