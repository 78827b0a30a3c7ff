import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DecisionRules, least, ruleOf, statuteRules } from '../../../src-shared/meetings/decision-rules'
import type { Vote } from '../../../src-shared/meetings/meeting'
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
    expect(codes({ V: 16, P: 12, kind: 'ordinary', vote: cast(12, 0, 0, 1) })).toEqual(['written-not-allowed'])
    expect(codes({ V: 16, P: 12, kind: 'admission', vote: cast(12, 0, 0, 5, 'secret') })).toEqual([
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

describe('exactly half (domain §2.4)', () => {
  const half = (kind: 'ordinary' | 'regularisation', yes: number, written = 0) =>
    judgeVote({ V: 16, P: 12, kind, vote: cast(yes, 12 - yes, 0, written, kind === 'ordinary' ? 'show' : 'secret') })
      .half
  test('is not carried, and what is usually done then is proposed by the rule', () => {
    expect(half('ordinary', 8)).toBe('说明情况后重新表决，或休会另行讨论')
    expect(half('regularisation', 7, 1)).toContain('延长预备期')
    expect([half('ordinary', 7), half('ordinary', 9)]).toEqual([undefined, undefined])
  })
})

describe('an election', () => {
  const ballots = (issued: number, collected: number, yes = 13) => ({
    ...cast(yes, Math.max(collected - yes, 0), 0, 0, 'secret'),
    issued,
    collected,
  })
  const judge = (vote: ReturnType<typeof ballots>, V = 16, P = 14) => judgeVote({ V, P, kind: 'election', vote })
  test.each([
    [3, 3],
    [7, 6],
    [15, 12],
    [16, 13],
    [30, 24],
    [50, 40],
  ])('with V=%i is valid with %i present and not with one fewer', (V, needed) => {
    const vote = { ...cast(needed, 0, 0, 0, 'secret') }
    expect(judgeVote({ V, P: needed, kind: 'election', vote })).toMatchObject({
      quorate: true,
      valid: true,
      passed: true,
    })
    const fewer = { ...cast(needed - 1, 0, 0, 0, 'secret') }
    expect(judgeVote({ V, P: needed - 1, kind: 'election', vote: fewer })).toMatchObject({
      quorate: false,
      valid: false,
    })
  })
  test('fewer ballots collected than issued is valid, more is void', () => {
    expect(judge(ballots(14, 13))).toMatchObject({ valid: true, passed: true })
    const void_ = judge(ballots(13, 14))
    expect(void_).toMatchObject({ valid: false, passed: false })
    expect(void_.problems.map(one => one.code)).toEqual(['collected-exceed-issued'])
    expect(voteSentence({ V: 16, P: 14, kind: 'election', vote: ballots(13, 14) })).toMatch(
      /收回选票多于发出选票，表决无效。$/,
    )
  })
  test('no more ballots than people in the room, no more votes than ballots', () => {
    expect(judge(ballots(15, 14)).problems.map(one => one.code)).toEqual(['issued-exceed-present'])
    expect(judge(ballots(14, 12)).problems.map(one => one.code)).toEqual(['votes-exceed-collected'])
  })
  test('the denominator is who should be there: eight of sixteen elect nobody', () => {
    expect(judge(ballots(14, 14, 8))).toMatchObject({ valid: true, passed: false, half: expect.any(String) })
  })
  test('the sentence says the ballots', () => {
    expect(voteSentence({ V: 16, P: 14, kind: 'election', vote: ballots(14, 14) })).toBe(
      '应到会有选举权党员16名，实到14名，不少于五分之四，符合规定。无记名投票：发出选票14张，收回14张，赞成13票，反对1票，弃权0票。赞成票超过应到会有选举权党员的半数，通过。',
    )
  })
})

describe('the numbers of a vote come to those in the room', () => {
  const of = (vote: Partial<Vote>, kind: 'ordinary' | 'admission' | 'election' = 'ordinary') => {
    const whole = { ...cast(11, 0, 0, 0, kind === 'ordinary' ? 'show' : 'secret'), ...vote }
    const input = { V: 15, P: 12, kind, vote: whole }
    return { said: judgeVote(input).problems.map(({ message }) => message), sentence: voteSentence(input) }
  }
  test('one who is nowhere is refused with the difference, and no sentence is written', () => {
    expect(of({})).toEqual({
      said: [
        '赞成、反对、弃权共11票，比实到会有表决权党员12名少1，请核对；弃权的记在“弃权”，没有表态或没有交票的记在“未投”。',
      ],
      sentence: undefined,
    })
    expect(of({ no: 3 })).toEqual({
      said: ['赞成、反对、弃权共14票，比实到会有表决权党员12名多2，请核对票数或到会情况。'],
      sentence: undefined,
    })
  })
  test('void ballots and who did not vote are part of the sum and of the sentence', () => {
    const admission = of({ yes: 9, no: 1, invalid: 1, uncast: 1 }, 'admission')
    expect(admission.said).toEqual([])
    expect(admission.sentence).toContain('赞成9票，反对1票，弃权0票，无效1票，未投1名。')
    expect(of({ yes: 9, no: 1, invalid: 1, uncast: 2 }, 'admission').said).toEqual([
      '赞成、反对、弃权、无效、未投共13票，比实到会有表决权党员12名多1，请核对票数或到会情况。',
    ])
  })
  test('of an election they come to the ballots collected; who kept a ballot is in neither', () => {
    const ballots = { issued: 12, collected: 11 }
    expect(of({ ...ballots }, 'election').said).toEqual([])
    expect(of({ ...ballots, yes: 9 }, 'election').said).toEqual([
      '赞成、不赞成、弃权共9票，比收回的选票11张少2，请核对；看不清或多选的记在“无效”。',
    ])
    expect(of({ ...ballots, yes: 9, invalid: 2 }, 'election').said).toEqual([])
    expect(of({ ...ballots, yes: 12 }, 'election').said).toEqual([
      '赞成、不赞成、弃权共12票，比收回的选票11张多1，请核对。',
    ])
  })
  test('every division of those in the room adds up, and none with one more or fewer', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(parts, fc.integer({ min: -1, max: 1 }), ([yes, no, abstain, invalid, uncast] = [], off) => {
        const P = yes! + no! + abstain! + invalid! + uncast!
        const vote = { ...cast(yes!, no!, abstain!, 0, 'secret'), invalid: invalid!, uncast: uncast! }
        const found = codes({ V: 200, P: Math.max(P + off, 0), kind: 'ordinary', vote }).filter(code =>
          code.startsWith('votes-'),
        )
        expect(found).toEqual(
          off === 0 || P + off < 0 ? [] : [off > 0 ? 'votes-below-present' : 'votes-exceed-present'],
        )
      }),
    )
  })
})

describe.each(['extension', 'cancelling'] as const)('%s of probation', kind => {
  test('is voted on like an admission: in secret, written opinions count, more than half of all', () => {
    expect(judgeVote({ V: 16, P: 9, kind, vote: cast(8, 0, 1, 1, 'secret') })).toMatchObject({
      passed: true,
      inFavour: 9,
    })
    expect(judgeVote({ V: 16, P: 9, kind, vote: cast(9) })).toMatchObject({ valid: false })
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
