import { describe, expect, it } from 'vitest'
import { yearSentences } from '../../../src-shared/points/year-words'

describe('what a year says to its review meeting', () => {
  const rows = ['王甲', '王乙', '王丙'].map((name, i) => ({ name, tied: i !== 1 }))
  const facts = { cap: 1, full: 5, inBest: 3, bestBand: '优秀候选', rows: rows.map(row => ({ ...row, tied: false })) }

  it('the cap with what it is a third of, and how many are over it', () => {
    expect(yearSentences(facts)).toEqual([
      '优秀最多 1 名：正式党员 5 名的三分之一，不足一名的不计。',
      '积分在“优秀候选”一档的有 3 名，比名额多 2 名，由支部党员大会决定。',
    ])
    expect(yearSentences({ ...facts, inBest: 1 })[1]).toBe('积分在“优秀候选”一档的有 1 名，没有超过名额。')
  })

  it('a tie at the boundary is the meeting’s, by name and in the order of the list', () => {
    expect(yearSentences({ ...facts, rows })[2]).toBe(
      '王甲、王丙积分相同，名额不够，评谁由支部党员大会决定，不按名单先后。',
    )
  })

  it('rules without bands propose nothing', () => {
    expect(yearSentences({ ...facts, bestBand: null })).toHaveLength(1)
  })
})
