import { ballotsOf, mostVoted, type Review, type ReviewGrade } from '../../../src-shared/meetings/review'

/** What is typed of one member: ballots as texts, grades empty where nothing was chosen. */
export type ReviewForm = Record<ReviewGrade, string> & { proposal: ReviewGrade | ''; grade: ReviewGrade | '' }

export const emptyReview: ReviewForm = {
  excellent: '',
  qualified: '',
  basic: '',
  unqualified: '',
  proposal: '',
  grade: '',
}

/** Ballots as numbers; a field left empty is nought. */
export const tallyOf = ({ excellent, qualified, basic, unqualified }: ReviewForm): Review['tally'] => ({
  excellent: Number(excellent),
  qualified: Number(qualified),
  basic: Number(basic),
  unqualified: Number(unqualified),
})

/** The grade that is proposed: what somebody chose, else the one with the most ballots. */
export const proposalOf = (form: ReviewForm): ReviewGrade | '' => form.proposal || (mostVoted(tallyOf(form)) ?? '')

/** Forms in which each of the members without a grade has this one. */
export function gradeRest(
  forms: Readonly<Record<string, ReviewForm>>,
  members: readonly string[],
  grade: ReviewGrade,
): Record<string, ReviewForm> {
  const rest = members.filter(member => !forms[member]?.grade)
  return { ...forms, ...Object.fromEntries(rest.map(member => [member, { ...(forms[member] ?? emptyReview), grade }])) }
}

/** What is sent: members of whom anything was said. */
export function reviewsOf(
  forms: Readonly<Record<string, ReviewForm>>,
  members: readonly string[],
): { reviews?: Review[] } {
  const reviews = members.flatMap((member): Review[] => {
    const form = forms[member]
    if (!form) return []
    const { grade } = form
    const proposal = proposalOf(form)
    const review = { member, tally: tallyOf(form), ...(proposal && { proposal }), ...(grade && { grade }) }
    return ballotsOf(review) || proposal || grade ? [review] : []
  })
  return reviews.length ? { reviews } : {}
}

/** A proposal that somebody chose; one that follows from the ballots goes on following them. */
const chosenOf = ({ proposal, tally }: Review) => (proposal && proposal !== mostVoted(tally) ? proposal : '')

/** A record's reviews, to be corrected. */
export function reviewForms(reviews: readonly Review[] = []): Record<string, ReviewForm> {
  return Object.fromEntries(
    reviews.map(review => {
      const text = (grade: ReviewGrade) => (ballotsOf(review) ? String(review.tally[grade]) : '')
      const tallies = { excellent: text('excellent'), qualified: text('qualified') }
      const rest = { basic: text('basic'), unqualified: text('unqualified') }
      return [review.member, { ...tallies, ...rest, proposal: chosenOf(review), grade: review.grade ?? '' }]
    }),
  )
}
