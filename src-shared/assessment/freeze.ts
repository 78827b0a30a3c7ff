import type { PlainDate } from '../plain-date'
import type { Frozen, FrozenPart } from './assessment'
import { add, compare, fraction, keptText, least, readFraction, sum, zero, type Fraction } from './fraction'
import type { PartScore } from './part-score'
import type { Aspect, Rubric } from './rubric'
import { isCounted, type Counted } from './said'
import type { Said, Scored, ScoredBlock, ScoredPart } from './score'

/** What lay beside a part: its name, and the sha-256 of a file. */
export type FrozenEvidence = FrozenPart['evidence'][number]

/** Everything that a submission fixes: figures, exact scores, what was written and what lay beside, by part (domain §4.4 trap 1). */
export function freeze(
  scored: Scored,
  {
    said,
    rows,
    evidence,
    counted,
    ...day
  }: {
    said: ReadonlyMap<string, Said>
    rows: readonly PartScore[]
    evidence: ReadonlyMap<string, FrozenEvidence[]>
    /** What the books counted, for who asks which numbers were typed. */
    counted: Counted
    on: PlainDate
    through: PlainDate
    grade: string | null
  },
): Frozen {
  const notes = new Map(rows.map(({ part, note }) => [part, note]))
  const parts = scored.blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts: own }) => own))
  return {
    ...day,
    parts: parts.map(({ part, state, score, weight }): FrozenPart => {
      const known = said.get(part.code)
      const note = known?.as === 'notApplicable' ? known.reason : notes.get(part.code)
      return {
        part: part.code,
        as: state === 'scored' ? (known!.as as 'counted' | 'judged') : state,
        ...(known?.as === 'counted' && {
          numerator: known.numerator,
          ...(known.denominator !== null && { denominator: known.denominator }),
          ...(!isCounted(part, counted) && { typed: true }),
        }),
        ...(known?.as === 'judged' && { judged: known.score }),
        ...{ score: keptText(score), weight: keptText(weight) },
        ...(note && { note }),
        evidence: evidence.get(part.code) ?? [],
      }
    }),
    total: keptText(scored.total),
    bonus: keptText(scored.bonus),
  }
}

/** What was said of every part that a submission had. */
export function saidThen({ parts }: Frozen): Map<string, Said> {
  return new Map(
    parts.flatMap(({ part, as, numerator, denominator, judged, note }): [string, Said][] => {
      if (as === 'notApplicable') return [[part, { as, reason: note ?? '' }]]
      if (as === 'judged') return [[part, { as, score: judged ?? 0 }]]
      if (as === 'counted') return [[part, { as, numerator: numerator ?? 0, denominator: denominator ?? null }]]
      return []
    }),
  )
}

/** A score that was kept; a bug throws. */
const kept = (text: string): Fraction => {
  const found = readFraction(text)
  if (!found) throw new Error('a kept score is none')
  return found
}

/**
 * The scores of a submission as they were, added up again and never worked out anew.
 * @param over scores that somebody gave parts otherwise, in points
 */
export function thaw(rubric: Rubric, frozen: Frozen, over: ReadonlyMap<string, Fraction> = new Map()): Scored {
  const known = new Map(frozen.parts.map(part => [part.part, part]))
  const blocks = rubric.blocks.map((block): ScoredBlock => {
    const indicators = block.indicators.map(indicator => {
      const parts = indicator.parts.map((part): ScoredPart => {
        const was = known.get(part.code)
        if (!was) return { part, state: 'missing', weight: fraction(part.weight, 10), score: zero }
        const weight = kept(was.weight)
        const given = over.get(part.code)
        const state = was.as === 'counted' || was.as === 'judged' ? 'scored' : was.as
        return given
          ? { part, state: 'scored', weight, score: least(weight, given) }
          : { part, state, weight, score: kept(was.score) }
      })
      return {
        ...{ indicator, parts },
        weight: sum(parts.map(({ weight }) => weight)),
        score: sum(parts.map(({ score }) => score)),
      }
    })
    const parts = indicators.flatMap(({ parts: own }) => own)
    return {
      ...{ block, indicators, score: sum(indicators.map(({ score }) => score)) },
      missing: parts.filter(({ state }) => state === 'missing').length,
      void: compare(sum(parts.map(({ weight }) => weight)), zero) === 0,
    }
  })
  const aspectOf = (aspect: Aspect) => {
    const own = blocks.flatMap(({ indicators }) => indicators).filter(({ indicator }) => indicator.aspect === aspect)
    return { score: sum(own.map(({ score }) => score)), weight: sum(own.map(({ weight }) => weight)) }
  }
  const total = sum(blocks.map(({ score }) => score))
  const bonus = kept(frozen.bonus)
  return {
    ...{ blocks, total, bonus, sum: add(total, bonus) },
    aspects: { learning: aspectOf('learning'), service: aspectOf('service'), growth: aspectOf('growth') },
    missing: blocks.reduce((all, { missing }) => all + missing, 0),
  }
}
