import { describe, expect, it } from 'vitest'
import { mostExcellent } from '../../../src-shared/meetings/review'
import { proposeYear, type YearLine } from '../../../src-shared/points/year-proposal'

const bands = [
  { from: 180, name: '优秀候选' },
  { from: 140, name: '合格' },
  { from: 120, name: '基本合格' },
  { from: 0, name: '不合格候选' },
]
const line = (member: string, total: number | null, more: Partial<YearLine> = {}): YearLine => ({
  ...{ member, total, probationary: false, vetoes: [] },
  ...more,
})
const propose = (...lines: YearLine[]) => proposeYear(lines, bands, mostExcellent)

describe('what the rules say of a year', () => {
  it('names the band of each, to the half point, in the order given', () => {
    expect(propose(line('甲', 179), line('乙', 180), line('丙', 119)).lines.map(({ band }) => band)).toEqual([
      '合格',
      '优秀候选',
      '不合格候选',
    ])
  })
  it('trap 5: who is not scored has no band, and is no nought', () => {
    expect(propose(line('甲', null)).lines[0]).toEqual({
      member: '甲',
      band: null,
      reason: '免积分，由支部党员大会按平时表现评议',
    })
  })
  it('members on probation are not graded and don’t count for the cap', () => {
    const { lines, full, cap } = propose(
      line('甲', 190),
      line('乙', 190),
      line('丙', 190),
      line('丁', 190, { probationary: true }),
    )
    expect([lines[3]!.band, full, cap]).toEqual([null, 3, 1])
  })
  it('trap 9: a veto proposes nothing; the meeting and the committee above decide', () => {
    const proposal = propose(line('甲', 190, { vetoes: ['受党纪处分'] }), line('乙', 60), line('丙', 60))
    expect(proposal.lines[0]).toMatchObject({ band: null, reason: expect.stringContaining('受党纪处分') as string })
    expect(proposal.inBest).toBe(0)
  })
  it('ties at the cap are named, all of them, whatever order they come in', () => {
    const lines = [190, 185, 185, 180, 150, 150].map((total, i) => line(String(i), total))
    expect(propose(...lines)).toMatchObject({ cap: 2, inBest: 4, tied: ['1', '2'] })
    expect(propose(...[...lines].reverse()).tied.sort()).toEqual(['1', '2'])
  })
  it('where the cap falls between two figures there is no tie, and where all fit there is none', () => {
    const of = (...totals: number[]) => propose(...totals.map((total, i) => line(String(i), total))).tied
    expect(of(190, 188, 185, 150, 150, 150)).toEqual([])
    expect(of(190, 150, 150)).toEqual([])
    expect(of(190, 190)).toEqual([])
  })
})
