import { problem, type Problem } from '../problem'
import type { Frozen } from './assessment'
import { compare, fraction, printScore, readFraction } from './fraction'
import type { PartReview } from './review'
import type { Rubric } from './rubric'
import { partsOf } from './said'

/**
 * What is wrong with what somebody above says of the parts of a submission, each at its place in the list. A score is held to the
 * weight that the part had then: with what did not apply in its block.
 */
export function reviewProblems(rubric: Rubric, frozen: Frozen, reviews: readonly PartReview[]): Problem[] {
  const weights = new Map(frozen.parts.map(({ part, weight }) => [part, readFraction(weight)]))
  const known = new Map(partsOf(rubric).map(({ part }) => [part.code, part]))
  const seen = new Set<string>()
  return reviews.flatMap(({ part: code, verdict, score, reason }, at): Problem[] => {
    const part = known.get(code)
    const where = (field: string, name: string) => ({ field, path: ['parts', at, name] })
    if (!part || seen.has(code))
      return [problem('part-unknown', '办法里没有这个评分点，或者写了两次，请重新选择。', where('评分点', 'part'))]
    seen.add(code)
    const found: Problem[] = []
    if (verdict !== 'accepted' && !reason?.trim())
      found.push(problem('reason-missing', `${code}请写明理由。`, where('理由', 'reason')))
    if ((verdict === 'scored') !== (score !== undefined))
      found.push(problem('score-missing', `${code}另行评分的填评分，其他的不填。`, where('街道评分', 'score')))
    const weight = weights.get(code) ?? fraction(part.weight, 10)
    if (score !== undefined && compare(fraction(score, 10), weight) > 0)
      found.push(
        problem('score-above', `${code}的评分超过了分值${printScore(weight)}分，请核对。`, where('街道评分', 'score')),
      )
    return found
  })
}
