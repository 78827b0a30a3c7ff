import { describe, expect, test } from 'vitest'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import { least, ruleOf } from '../../../src-shared/meetings/decision-rules'
import {
  Election,
  ElectionPack,
  electionPack,
  fewestCandidates,
  judgeElection,
} from '../../../src-shared/meetings/election'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { electedLines, electionLines } from '../../../src-shared/meetings/sheet-elections'
import { draft, inputs, meeting, roster } from './example-meeting'

type Tally = [name: string, yes: number, no?: number, abstain?: number]
const election = (tallies: Tally[], more: Partial<Election> = {}) =>
  Election.parse({
    post: '支部委员会委员',
    seats: 3,
    issued: 14,
    collected: 14,
    candidates: tallies.map(([name, yes, no = 14 - yes, abstain = 0]) => ({ name, yes, no, abstain })),
    ...more,
  })
const four: Tally[] = [
  ['王甲', 13],
  ['李乙', 12],
  ['张丙', 9],
  ['丁丁', 7],
]
const judge = (tallies: Tally[], more: Partial<Election> = {}, V = 16, P = 14) =>
  judgeElection({ V, P, election: election(tallies, more) })
const results = (judged: ReturnType<typeof judge>) =>
  Object.fromEntries(judged.standings.map(({ name, result }) => [name, result]))
const codes = (judged: ReturnType<typeof judge>) => judged.problems.map(({ code }) => code)

test('the shipped rules of elections fit their schema', () => {
  expect(ElectionPack.parse(electionPack)).toEqual(electionPack)
})

describe('an election (domain §2.4)', () => {
  test.each([
    ['支部委员会委员', 3, 4],
    ['支部委员会委员', 5, 6],
    ['支部委员会委员', 7, 9],
    ['支部委员会书记', 1, 1],
  ])('of %s with %i seats needs %i candidates: a fifth more, but for secretaries', (post, seats, candidates) => {
    expect(fewestCandidates(post, seats)).toBe(candidates)
  })
  test('elects those with more than half of all who should attend, not of those in the room', () => {
    expect(results(judge(four))).toEqual({ 王甲: 'elected', 李乙: 'elected', 张丙: 'elected', 丁丁: 'short' })
    expect(
      results(
        judge([
          ['王甲', 8],
          ['李乙', 9],
          ['张丙', 8],
          ['丁丁', 7],
        ]),
      ),
    ).toMatchObject({ 王甲: 'short', 李乙: 'elected' })
  })
  test('elects no more than there are seats, those with the most votes', () => {
    const judged = judge([
      ['王甲', 9],
      ['李乙', 12],
      ['张丙', 11],
      ['丁丁', 10],
    ])
    expect(results(judged)).toEqual({ 李乙: 'elected', 张丙: 'elected', 丁丁: 'elected', 王甲: 'short' })
    expect(judged.standings.map(({ name }) => name)).toEqual(['李乙', '张丙', '丁丁', '王甲'])
  })
  test('elects none of those who have as many votes at the last seat', () => {
    const judged = judge([
      ['王甲', 12],
      ['李乙', 10],
      ['张丙', 10],
      ['丁丁', 10],
    ])
    expect(results(judged)).toEqual({ 王甲: 'elected', 李乙: 'tied', 张丙: 'tied', 丁丁: 'tied' })
    expect(judged.vacant).toBe(2)
  })
  test('is void with fewer than four fifths in the room, and with more ballots collected than issued', () => {
    expect(judge(four, {}, 18, 14)).toMatchObject({ quorate: false, valid: false })
    expect(judge(four, { issued: 13, collected: 14 })).toMatchObject({ valid: false })
    expect(codes(judge(four, { issued: 13, collected: 14 }))).toEqual(['collected-exceed-issued'])
  })
  test.each([3, 7, 15, 16, 30, 50])('the thresholds of V=%i are those of the rule', V => {
    const P = least(ruleOf('election').quorum, V)
    const judged = judge([['王甲', P, 0]], { post: '书记', seats: 1, issued: P, collected: P }, V, P)
    expect(judged).toMatchObject({ neededPresent: P, needed: Math.floor(V / 2) + 1, quorate: true, valid: true })
  })
  test('counts a name that voters wrote like any other', () => {
    const judged = judge(
      [
        ['王甲', 13],
        ['李乙', 12],
        ['张丙', 4],
        ['丁丁', 3],
      ],
      { others: [{ name: '马戊', yes: 9 }] },
    )
    expect(results(judged)).toMatchObject({ 马戊: 'elected', 张丙: 'short' })
  })
})

describe('the numbers of an election', () => {
  test('of each candidate come to the ballots collected, with the difference by name', () => {
    const judged = judge([
      ['王甲', 13],
      ['李乙', 12, 1],
      ['张丙', 9],
      ['丁丁', 7, 8],
    ])
    expect(judged.problems).toMatchObject([
      {
        field: '李乙',
        path: ['candidates', 1],
        message: '李乙的赞成、不赞成、弃权共13票，比收回的选票14张少1，请核对；看不清或多选的记在“无效”。',
      },
      {
        field: '丁丁',
        path: ['candidates', 3],
        message: expect.stringContaining('共15票，比实到会有选举权党员14名多1'),
      },
    ])
    expect(judged.valid).toBe(false)
    expect(
      codes(
        judge(
          [
            ['王甲', 13, 0],
            ['李乙', 12, 1],
            ['张丙', 9, 4],
            ['丁丁', 5, 8],
          ],
          { invalid: 1 },
        ),
      ),
    ).toEqual([])
  })
  test('have no more votes in favour than marks on valid ballots: one with too many is void', () => {
    expect(
      codes(
        judge([
          ['王甲', 14],
          ['李乙', 14],
          ['张丙', 13],
          ['丁丁', 2],
        ]),
      ),
    ).toEqual(['election-marks'])
    expect(
      codes(
        judge([
          ['王甲', 14],
          ['李乙', 14],
          ['张丙', 13],
          ['丁丁', 1],
        ]),
      ),
    ).toEqual([])
  })
  test('with no more candidates than seats are remarked', () => {
    expect(
      codes(
        judge([
          ['王甲', 13],
          ['李乙', 12],
          ['张丙', 9],
        ]),
      ),
    ).toEqual(['election-surplus'])
  })
})

describe('a record with an election', () => {
  // Twelve of sixteen voters came: too few; so two are marked as here.
  const attendance = inputs.map(one =>
    ['丁桂兰', '张卫东'].includes(one.member) ? { ...one, status: 'present' as const } : one,
  )
  const elected = { kind: 'election' as const, attendance, decisions: [], elections: [election(four)] }
  const context = { roster, today: '2026-10-12', everybody: true }

  test('is refused while numbers contradict each other, and names the place', () => {
    expect(checkMeeting(draft(elected), context)).toEqual([])
    const wrong = { ...elected, elections: [election([['王甲', 13, 0], ...four.slice(1)])] }
    expect(checkMeeting(draft(wrong), context)).toMatchObject([
      { code: 'votes-below-collected', severity: 'error', path: ['elections', 0, 'candidates', 0] },
    ])
    const twice = { ...elected, elections: [election(four, { others: [{ name: '王甲', yes: 1 }] })] }
    expect(checkMeeting(draft(twice), context).map(({ code }) => code)).toEqual(['candidate-twice'])
  })
  test('belongs to a meeting of the whole branch', () => {
    const group = { ...elected, kind: 'themeDay' as const }
    expect(checkMeeting(draft(group), context).map(({ code }) => code)).toEqual(['not-an-electing-meeting'])
    expect(checkMeeting(draft({ ...elected, kind: 'branchGeneral' }), context)).toEqual([])
  })
  test('says the votes of each by name, and who is elected by strokes', () => {
    const voters = { voters: 16, votersPresent: 14 }
    expect(electionLines(elected, voters)).toEqual([
      '选举支部委员会委员（应选3名，候选人4名）：应到会有选举权党员16名，实到14名，不少于五分之四，符合规定。无记名投票，发出选票14张，收回14张，有效14张，无效0张。' +
        '王甲赞成13票，不赞成1票，弃权0票，当选；李乙赞成12票，不赞成2票，弃权0票，当选；张丙赞成9票，不赞成5票，弃权0票，当选；丁丁赞成7票，不赞成7票，弃权0票，未当选。赞成票超过应到会有选举权党员的半数的，始得当选。',
    ])
    expect(electedLines(elected, voters)).toEqual(['王甲、李乙、张丙同志当选为支部委员会委员（按姓氏笔画排列）。'])
    expect(
      electedLines(
        {
          elections: [
            election([
              ['王甲', 12],
              ['李乙', 10],
              ['张丙', 10],
              ['丁丁', 10],
            ]),
          ],
        },
        voters,
      ),
    ).toEqual([
      '王甲同志当选为支部委员会委员（按姓氏笔画排列）。',
      '丁丁、李乙、张丙票数相等，不能确定当选人，应就这几名再次投票，得票多的当选。',
    ])
    expect(
      electedLines(
        {
          elections: [
            election([
              ['王甲', 12],
              ['李乙', 10],
              ['张丙', 8],
              ['丁丁', 8],
            ]),
          ],
        },
        voters,
      )[1],
    ).toContain('还缺1名：对不足的名额另行选举')
  })
  test('prints them where votes and decisions stand', () => {
    const paper = { branchName: '中共柳荫社区学府雅居小区支部委员会', revision: 1, printedOn: '2026-10-12' }
    const sheet = recordSheet(meeting(elected), paper)
    expect(sheet.votes?.lines[0]).toContain('王甲赞成13票')
    expect(sheet.decisions?.lines).toEqual(['王甲、李乙、张丙同志当选为支部委员会委员（按姓氏笔画排列）。'])
    const wrong = recordSheet(
      meeting({ ...elected, elections: [election([['王甲', 13, 0], ...four.slice(1)])] }),
      paper,
    )
    expect(wrong.votes?.lines[0]).toContain('票数前后不符，待核对更正')
  })
})
