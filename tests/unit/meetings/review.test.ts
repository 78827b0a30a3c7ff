import { describe, expect, test } from 'vitest'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import type { MeetingDraft } from '../../../src-shared/meetings/meeting'
import { mostExcellent, mostVoted, ReviewPack, reviewPack, type ReviewGrade } from '../../../src-shared/meetings/review'
import { reviewResults } from '../../../src-shared/meetings/review-sheets'
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
  test('what is wrong names whom it is about', () => {
    const graded = full.slice(0, 7).map(member => review(member, 'excellent'))
    const [found] = checkMeeting(draft({ kind: 'memberReview', reviews: graded }), context)
    expect(found!.message).toContain('评定优秀7名（丁桂兰、于海涛、王建国、王淑芬、方志强、冯玉梅、刘德明），多于5名')
    expect(found!.message).toContain('请改2名')
    const many = [review('丁桂兰'), review('于海涛', 'qualified', { excellent: 10, qualified: 4 })]
    expect(checkMeeting(draft({ kind: 'memberReview', reviews: many }), context)).toMatchObject([
      { field: '于海涛', path: ['reviews', 1], message: '于海涛的测评票共14张，比到会13名多1，请核对。' },
    ])
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
  test('results have everybody of the branch, those without a grade with the reason', () => {
    const reviews = [review('丁桂兰', 'excellent', { excellent: 12, qualified: 1 }), review('于海涛', 'qualified')]
    const sheet = reviewResults({ ...meeting({ kind: 'memberReview', reviews }) }, paper)
    expect(sheet.rows).toHaveLength(18)
    expect(sheet.rows.slice(0, 4)).toEqual([
      ['1', '丁桂兰', '12', '1', '0', '0', '', '优秀'],
      ['2', '于海涛', '', '', '', '', '', '合格'],
      ['3', '马文静', '', '', '', '', '', '预备党员不评定'],
      ['4', '王建国', '', '', '', '', '', '未评定'],
    ])
    expect(sheet.rows.find(([, name]) => name === '张卫东')!.slice(-1)).toEqual(['缺席，未评定'])
    expect(sheet.totals[0]![1]!.text).toBe('优秀1名，合格1名，基本合格0名，不合格0名，没有评定16名')
    expect(sheet.notes[0]).toContain('优秀不超过正式党员16名的三分之一，即5名')
    expect(sheet.columns.reduce((sum, { width }) => sum + width, 0)).toBe(160)
  })
})
