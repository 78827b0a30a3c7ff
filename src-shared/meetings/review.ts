import * as z from 'zod'
import shipped from '../../resources/meetings/review.json'
import { choice } from '../records/field'

/** Grades of 民主评议党员 and how many may have the best one (domain §2.4). */
export const ReviewPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  grades: z.record(z.string(), z.string()),
  /** The grade of which there is only so much. */
  capped: z.string(),
  /** Its share of the full members, rounded down. */
  cap: z.object({ numerator: z.number().int().positive(), denominator: z.number().int().positive() }),
  source: z.string(),
})

export const reviewPack: z.infer<typeof ReviewPack> = shipped

/** The four grades, the best first. */
export const reviewGrades: Readonly<Record<keyof typeof shipped.grades, string>> = shipped.grades

export type ReviewGrade = keyof typeof reviewGrades

const grade = choice(reviewGrades)
const count = z.number().int({ error: '请填整数' }).min(0, { error: '不能小于0' }).default(0)

/** What a meeting says of one member: how many ballots for each grade, what was proposed, what was decided. Never who voted how. */
export const Review = z
  .object({
    member: z.string().meta({ label: '党员', ref: 'members' }),
    tally: z
      .object({
        excellent: count.meta({ label: '优秀', unit: 'count' }),
        qualified: count.meta({ label: '合格', unit: 'count' }),
        basic: count.meta({ label: '基本合格', unit: 'count' }),
        unqualified: count.meta({ label: '不合格', unit: 'count' }),
      })
      .meta({ label: '测评票' }),
    proposal: grade.optional().meta({ label: '建议等次', personal: 'sensitive' }),
    grade: grade.optional().meta({ label: '评定等次', personal: 'sensitive' }),
  })
  .meta({ label: '民主评议' })

export type Review = z.infer<typeof Review>

/** How many of the full members may have the best grade: 16 → 5. Members on probation don't count. */
export const mostExcellent = (full: number): number =>
  Math.floor((full * reviewPack.cap.numerator) / reviewPack.cap.denominator)

/** Ballots that were counted for somebody. */
export const ballotsOf = ({ tally }: Pick<Review, 'tally'>): number =>
  Object.values(tally).reduce((sum, votes) => sum + votes, 0)

/** The grade with the most ballots, the lower one where two have as many; nothing without ballots. It is a proposal only. */
export function mostVoted(tally: Review['tally']): ReviewGrade | undefined {
  const grades = (Object.keys(reviewGrades) as ReviewGrade[]).filter(one => tally[one] > 0)
  return grades.reduce<ReviewGrade | undefined>(
    (best, one) => (best === undefined || tally[one] >= tally[best] ? one : best),
    undefined,
  )
}
