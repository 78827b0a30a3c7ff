import { describe, expect, test } from 'vitest'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import type { MeetingDraft } from '../../../src-shared/meetings/meeting'
import { mostExcellent, mostVoted, ReviewPack, reviewPack, type ReviewGrade } from '../../../src-shared/meetings/review'
import { reviewBallot, reviewResults } from '../../../src-shared/meetings/review-sheets'
import { draft, meeting, roster } from './example-meeting'

const context = { roster, today: '2026-10-12', everybody: true }
const none = { excellent: 0, qualified: 0, basic: 0, unqualified: 0 }
const full = roster.filter(({ membership }) => membership === 'full').map(({ member }) => member)
const review = (member: string, grade?: ReviewGrade, tally: Partial<typeof none> = {}) => ({
  member,
  tally: { ...none, ...tally },
  ...(grade && { grade }),
})
const codes = (reviews: ReturnType<typeof review>[], more: Partial<MeetingDraft> = {}) =>
  checkMeeting(draft({ kind: 'memberReview', reviews, ...more }), context).map(({ code }) => code)

test('the shipped grades fit their schema', () => {
  expect(ReviewPack.parse(reviewPack)).toEqual(reviewPack)
})

describe('民主评议党员 (domain §2.4)', () => {
  test.each([
    [16, 5],
    [15, 5],
    [3, 1],
    [2, 0],
    [17, 5],
    [18, 6],
  ])('of %i full members at most %i are 优秀', (members, most) => {
    expect(mostExcellent(members)).toBe(most)
  })
  test('eighteen people with two on probation: five, not six', () => {
    const graded = (count: number) => full.slice(0, count).map(member => review(member, 'excellent'))
    expect(codes(graded(5))).toEqual([])
    expect(codes(graded(6))).toEqual(['too-many-excellent'])
    const proposed = full.slice(0, 6).map(member => ({ ...review(member), proposal: 'excellent' as const }))
    expect(codes(proposed)).toEqual(['too-many-excellent'])
  })
  test('a member on probation takes part and gets no grade', () => {
    expect(codes([review('马文静', 'qualified')])).toEqual(['review-probationary'])
  })
  test('nobody twice, nobody from elsewhere', () => {
    expect(codes([review('丁桂兰'), review('丁桂兰')])).toEqual(['review-twice'])
    expect(codes([review('钱进')])).toEqual(['review-stranger'])
  })
  test('no more ballots for anybody than people who came, those on probation among them', () => {
    expect(codes([review('丁桂兰', 'qualified', { excellent: 10, qualified: 3 })])).toEqual([])
    expect(codes([review('丁桂兰', 'qualified', { excellent: 10, qualified: 4 })])).toEqual(['review-ballots'])
  })
  test('grades are decided by the meeting and belong to this kind', () => {
    expect(codes([review('丁桂兰', 'qualified')], { decisions: [] })).toEqual(['review-undecided'])
    expect(codes([review('丁桂兰', 'qualified')], { kind: 'branchGeneral' })).toEqual(['review-elsewhere'])
    expect(codes([review('丁桂兰', 'qualified')], { kind: 'orgLife', countsAs: ['memberReview'] })).toEqual([])
  })
  test('what has the most ballots is proposed, the lower grade where two have as many', () => {
    expect(mostVoted({ ...none, excellent: 7, qualified: 6 })).toBe('excellent')
    expect(mostVoted({ ...none, excellent: 6, qualified: 6 })).toBe('qualified')
    expect(mostVoted(none)).toBeUndefined()
  })
})

describe('its papers', () => {
  const paper = { branchName: '中共柳荫社区学府雅居小区支部委员会', community: '柳荫社区', printedOn: '2026-10-12' }
  test('results member by member, with how many have each grade', () => {
    const reviews = [review('丁桂兰', 'excellent', { excellent: 12, qualified: 1 }), review('于海涛', 'qualified')]
    const sheet = reviewResults({ ...meeting({ kind: 'memberReview', reviews }) }, paper)
    expect(sheet.rows).toEqual([
      ['1', '丁桂兰', '12', '1', '0', '0', '', '优秀'],
      ['2', '于海涛', '', '', '', '', '', '合格'],
    ])
    expect(sheet.totals[0]![1]!.text).toBe('优秀1名，合格1名，基本合格0名，不合格0名')
    expect(sheet.columns.reduce((sum, { width }) => sum + width, 0)).toBe(160)
  })
  test('a blank 测评票 has no mark by which one is known from another', () => {
    const ballot = reviewBallot(['丁桂兰', '于海涛'], 2026, paper)
    expect(ballot.footer).toEqual({ record: '', printed: '' })
    expect(ballot.rows).toEqual([
      ['1', '丁桂兰', '', '', '', ''],
      ['2', '于海涛', '', '', '', ''],
    ])
    expect([ballot.hands, ballot.seal]).toEqual([[], undefined])
    expect(JSON.stringify(ballot)).not.toMatch(/打印|修订|日志/)
    expect(ballot.columns.reduce((sum, { width }) => sum + width, 0)).toBe(160)
  })
})
