import { problem, warning, type Problem } from '../problem'
import type { CheckContext } from './check-attendance'
import { kindsOf, meetingKinds } from './kinds'
import type { ParsedMeetingDraft } from './meeting'
import { ballotsOf, mostExcellent, reviewGrades, reviewPack } from './review'

/**
 * What is wrong with the grades of a 民主评议党员 (domain §2.4): grades are for full members of the day's roster, each once; no
 * more ballots than people who came; no more of the best grade than its share of the full members.
 */
export function checkReview(
  draft: ParsedMeetingDraft,
  { roster, nameOf }: Pick<CheckContext, 'roster' | 'nameOf'>,
): Problem[] {
  const { reviews = [] } = draft
  if (!reviews.length) return []
  const place = { field: '民主评议', path: ['reviews'] }
  if (!kindsOf(draft).includes('memberReview'))
    return [problem('review-elsewhere', `评定等次只在${meetingKinds.memberReview}里填，请核对会议种类。`, place)]
  const lines = new Map(roster.map(line => [line.member, line]))
  const came = draft.attendance.filter(({ status }) => status === 'present').length
  const found: Problem[] = []
  const seen = new Set<string>()
  reviews.forEach((review, i) => {
    const line = lines.get(review.member)
    const where = { field: line?.name ?? '民主评议', path: ['reviews', i] }
    const refuse = (code: string, message: string) => found.push(problem(code, message, where))
    if (!line) {
      const name = nameOf?.(review.member) ?? `评议名单第${i + 1}行的人员`
      return void refuse('review-stranger', `${name}那天不在名册上，请从评议名单里去掉。`)
    }
    if (seen.has(review.member)) refuse('review-twice', `${line.name}在评议名单里出现了两次，请只留一次。`)
    seen.add(review.member)
    if (line.membership === 'probationary')
      refuse('review-probationary', `${line.name}是预备党员，参加评议但不评定等次，请去掉。`)
    if (ballotsOf(review) > came)
      refuse(
        'review-ballots',
        `${line.name}的测评票共${ballotsOf(review)}张，比到会${came}名多${ballotsOf(review) - came}，请核对。`,
      )
  })
  const full = roster.filter(({ membership }) => membership === 'full').length
  const most = mostExcellent(full)
  const word = reviewGrades[reviewPack.capped as keyof typeof reviewGrades]
  for (const [field, label] of [
    ['proposal', '建议'],
    ['grade', '评定'],
  ] as const) {
    const excellent = reviews.flatMap(review =>
      review[field] === reviewPack.capped ? (lines.get(review.member)?.name ?? []) : [],
    )
    if (excellent.length > most)
      found.push(
        problem(
          'too-many-excellent',
          `${label}${word}${excellent.length}名（${excellent.join('、')}），多于${most}名：${word}不超过正式党员${full}名的三分之一，请改${excellent.length - most}名。`,
          place,
        ),
      )
  }
  if (reviews.some(({ grade }) => grade) && !draft.decisions.length)
    found.push(warning('review-undecided', '评定等次须经会议讨论决定，请在“决定”里写明。', place))
  return found
}
