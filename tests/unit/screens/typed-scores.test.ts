import { describe, expect, it } from 'vitest'
import { readScores } from '../../../src-renderer/screens/assessment/result-deed'

describe('scores of the street, typed from its paper', () => {
  it('are a part a line: code, score, reason', () => {
    expect(readScores('B5 1.0 没有培养计划\n\nC1-2 2分，照片不全')).toEqual([
      { part: 'B5', verdict: 'scored', score: 10, reason: '没有培养计划' },
      { part: 'C1-2', verdict: 'scored', score: 20, reason: '照片不全' },
    ])
    expect(readScores('')).toEqual([])
  })

  it('that are none, or have no reason, are not guessed', () => {
    for (const text of ['B5 没有培养计划', 'B5 1.0', 'B5 1.05 理由', '1.0']) expect(readScores(text)).toBeNull()
  })
})
