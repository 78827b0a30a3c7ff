import { compare, fraction, multiply, subtract, zero, type Fraction } from './fraction'
import type { Grade, Rubric } from './rubric'
import type { Scored } from './score'

/** What stands between a score and a grade. */
export interface Gap {
  grade: Grade
  /** What the sum lacks; nought where it is enough. */
  lacking: Fraction
  /** Blocks below the least share of that grade, and what each lacks. */
  blocks: { code: string; name: string; score: Fraction; least: Fraction; lacking: Fraction }[]
  /** Facts that keep the grade from being reached, whatever the score. */
  vetoes: { code: string; name: string }[]
}

/**
 * What keeps a score from each grade, from the highest to the lowest. Compared exactly: 89.95 is not 90.
 * @param vetoes codes of the facts that are found
 */
export function gapsOf(rubric: Rubric, scored: Scored, vetoes: readonly string[] = []): Gap[] {
  return rubric.grades.map((grade, rank) => {
    const from = fraction(grade.from, 10)
    const lacking = compare(scored.sum, from) < 0 ? subtract(from, scored.sum) : zero
    const blocks = scored.blocks.flatMap(({ block, score, void: isVoid }) => {
      if (!grade.eachBlock || isVoid) return []
      const share = fraction(grade.eachBlock.numerator, grade.eachBlock.denominator)
      const least = multiply(fraction(block.weight, 10), share)
      if (compare(score, least) >= 0) return []
      return { code: block.code, name: block.name, score, least, lacking: subtract(least, score) }
    })
    const held = rubric.vetoes.filter(
      ({ code, most }) =>
        vetoes.includes(code) && (most === null || rank < rubric.grades.findIndex(one => one.code === most)),
    )
    return { grade, lacking, blocks, vetoes: held.map(({ code, name }) => ({ code, name })) }
  })
}

const isReached = ({ lacking, blocks, vetoes }: Gap) => compare(lacking, zero) === 0 && !blocks.length && !vetoes.length

/** The grade that a score comes to by the office's own count; null where a veto leaves none. It proposes, the street decides. */
export function gradeOf(gaps: readonly Gap[]): Grade | null {
  return gaps.find(isReached)?.grade ?? null
}

/** What stands between and the next grade above; undefined at the top. */
export function nextGap(gaps: readonly Gap[]): Gap | undefined {
  const reached = gaps.findIndex(isReached)
  return reached < 0 ? gaps[gaps.length - 1] : gaps[reached - 1]
}
