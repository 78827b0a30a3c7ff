import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DecisionRules, least, ruleOf, statuteRules } from '../../../src-shared/meetings/decision-rules'
import { judgeVote, verdictOf, voteSentence } from '../../../src-shared/meetings/vote'

const cast = (yes: number, no = 0, abstain = 0, written = 0, ballot: 'show' | 'secret' = 'show') => ({
  ballot,
  yes,
  no,
  abstain,
  written,
})
const codes = (input: Parameters<typeof judgeVote>[0]) => judgeVote(input).problems.map(one => one.code)

test('the shipped rules fit their schema', () => {
  expect(DecisionRules.parse(statuteRules)).toEqual(statuteRules)
})

describe('boundary table (domain §2.4)', () => {
  test.each([
    [3, 2],
    [7, 4],
    [15, 8],
    [16, 9],
    [30, 16],
    [50, 26],
  ])('V=%i needs %i present and %i... in favour', (V, needed) => {
    const enough = judgeVote({ V, P: needed, kind: 'ordinary', vote: cast(needed) })
    expect(enough).toMatchObject({ neededPresent: needed, needed, quorate: true, valid: true, passed: true })
    expect(judgeVote({ V, P: needed - 1, kind: 'ordinary', vote: cast(needed - 1) })).toMatchObject({
      quorate: false,
      valid: false,
      passed: false,
    })
    expect(judgeVote({ V, P: needed, kind: 'ordinary', vote: cast(needed - 1, 1) })).toMatchObject({
      valid: true,
      passed: false,
    })
  })
  test.each([
    [3, 3],
    [7, 6],
    [15, 12],
    [16, 13],
    [30, 24],
    [50, 40],
  ])('an election with V=%i needs %i present', (V, needed) => {
    expect(least(ruleOf('election').quorum, V)).toBe(needed)
  })
})

describe('judging', () => {
  test('trap 1: the denominator is who should be there, so all present in favour may not be enough', () => {
    expect(judgeVote({ V: 16, P: 9, kind: 'ordinary', vote: cast(8, 1) })).toMatchObject({
      valid: true,
      passed: false,
      needed: 9,
    })
  })
  test('exactly half present or in favour is not enough', () => {
    expect(judgeVote({ V: 16, P: 8, kind: 'ordinary', vote: cast(8) }).quorate).toBe(false)
    expect(judgeVote({ V: 16, P: 12, kind: 'ordinary', vote: cast(8, 4) }).passed).toBe(false)
  })
  test('written opinions add to the votes of an admission, never to the presence', () => {
    const vote = cast(8, 0, 1, 2, 'secret')
    expect(judgeVote({ V: 16, P: 9, kind: 'admission', vote })).toMatchObject({ passed: true, inFavour: 10 })
    expect(judgeVote({ V: 16, P: 8, kind: 'admission', vote: cast(8, 0, 0, 2, 'secret') })).toMatchObject({
      quorate: false,
      passed: false,
    })
  })
  test('contradictions are refused', () => {
    expect(codes({ V: 16, P: 12, kind: 'ordinary', vote: cast(11, 1, 1) })).toEqual(['votes-exceed-present'])
    expect(codes({ V: 11, P: 12, kind: 'ordinary', vote: cast(12) })).toEqual(['present-exceeds-expected'])
    expect(codes({ V: 16, P: 12, kind: 'ordinary', vote: cast(10, 0, 0, 1) })).toEqual(['written-not-allowed'])
    expect(codes({ V: 16, P: 12, kind: 'admission', vote: cast(10, 0, 0, 5, 'secret') })).toEqual([
      'written-exceeds-absent',
    ])
    expect(judgeVote({ V: 16, P: 12, kind: 'ordinary', vote: cast(12, 1) })).toMatchObject({
      valid: false,
      passed: false,
    })
  })
  test('what was held against a rule is kept with a warning and counts for nothing', () => {
    const shown = judgeVote({ V: 16, P: 12, kind: 'admission', vote: cast(12) })
    expect(shown.problems).toMatchObject([{ code: 'ballot-not-secret', severity: 'warning' }])
    expect(verdictOf(shown)).toBe('表决无效')
    expect(judgeVote({ V: 16, P: 8, kind: 'ordinary', vote: cast(8) }).problems).toMatchObject([
      { code: 'no-quorum', severity: 'warning' },
    ])
  })
  test('trap 2: whole numbers agree with the fractions at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), V => {
        const half = least(ruleOf('ordinary').pass, V)
        expect(half * 2 > V && (half - 1) * 2 <= V).toBe(true)
        const fifths = least(ruleOf('election').quorum, V)
        expect(fifths * 5 >= V * 4 && (fifths - 1) * 5 < V * 4).toBe(true)
      }),
    )
  })
})

describe('the sentence of the record', () => {
  test('carried, as on the reference sheet', () => {
    expect(voteSentence({ V: 16, P: 12, kind: 'ordinary', vote: cast(11, 0, 1) })).toBe(
      '应到会有表决权党员16名，实到12名，超过半数，符合规定。举手表决：赞成11票，反对0票，弃权1票。赞成票超过应到会有表决权党员的半数，通过。',
    )
  })
  test('not carried', () => {
    expect(voteSentence({ V: 16, P: 12, kind: 'ordinary', vote: cast(8, 4) })).toMatch(
      /赞成票未超过应到会有表决权党员的半数，不通过。$/,
    )
  })
  test('without a quorum', () => {
    expect(voteSentence({ V: 16, P: 8, kind: 'ordinary', vote: cast(8) })).toBe(
      '应到会有表决权党员16名，实到8名，未超过半数，不符合规定。举手表决：赞成8票，反对0票，弃权0票。表决无效。',
    )
  })
  test('admission by secret ballot with written opinions', () => {
    expect(voteSentence({ V: 16, P: 12, kind: 'admission', vote: cast(11, 0, 1, 2, 'secret') })).toBe(
      '应到会有表决权党员16名，实到12名，超过半数，符合规定。无记名投票：赞成11票，反对0票，弃权1票，另有会前书面同意2票。赞成票共13票，超过应到会有表决权党员的半数，通过。',
    )
  })
  test('an open vote on an admission', () => {
    expect(voteSentence({ V: 16, P: 12, kind: 'admission', vote: cast(12) })).toMatch(
      /未采用无记名投票方式，表决无效。$/,
    )
  })
})
