import { describe, expect, test } from 'vitest'
import { candidateList, candidateWords } from '../../../src-shared/meetings/candidate-list'
import { Election } from '../../../src-shared/meetings/election'
import {
  electionLetter,
  ElectionPapers,
  electionPapers,
  electionReport,
  letterWords,
  type ElectionPlan,
} from '../../../src-shared/meetings/election-papers'
import { electionResults } from '../../../src-shared/meetings/election-results'
import { inputs, meeting } from './example-meeting'

const unit = '中共柳荫社区学府雅居小区支部委员会'
const plan: ElectionPlan = {
  ...{ unit, superior: '中共柳荫社区委员会', since: '2023-11-20', date: '2026-11-20', place: '党群服务站' },
  ...{ post: '支部委员会委员', seats: 3, names: ['赵永刚', '丁桂兰', '王建国', '王宁'] },
  ...{ all: 18, full: 16, voters: 16, printedOn: '2026-10-12' },
}
const textOf = (kind: 'request' | 'rules', changes: Partial<ElectionPlan> = {}) =>
  electionLetter(kind, { ...plan, ...changes }).paragraphs.join('\n')
const attendance = inputs.map(one =>
  ['丁桂兰', '张卫东'].includes(one.member) ? { ...one, status: 'present' as const } : one,
)
const tally = (name: string, yes: number) => ({ name, yes, no: 14 - yes, abstain: 0 })
const held = meeting({
  kind: 'election',
  attendance,
  decisions: [],
  elections: [
    Election.parse({
      ...{ post: '支部委员会委员', seats: 3, issued: 14, collected: 14 },
      candidates: [tally('丁桂兰', 9), tally('王建国', 13), tally('方志强', 7), tally('王宁', 12)],
    }),
  ],
})

test('the shipped texts fit their schema and name their source', () => {
  expect(ElectionPapers.parse(electionPapers)).toEqual(electionPapers)
  expect(electionPapers.note).toMatch(/条例.*按本地规定修改/)
})

describe('papers before an election', () => {
  test('the rules say the thresholds of this branch', () => {
    const rules = textOf('rules')
    expect(rules).toContain('应选3名，候选人4名，差额1名，实行差额选举')
    expect(rules).toContain('应到会有选举权的党员16名，到会人数不少于五分之四，即13名以上')
    expect(rules).toContain('超过应到会有选举权党员的半数，即9票以上，始得当选')
    expect(textOf('rules', { seats: 1, names: ['王宁'], post: '支部书记' })).toContain('实行等额选举')
  })
  test('the request names the superior, the members and the candidates by strokes', () => {
    const { to, title } = electionLetter('request', plan)
    expect([to, title[1]]).toEqual(['中共柳荫社区委员会：', '关于召开支部党员大会进行换届选举的请示'])
    expect(textOf('request')).toContain('支部现有党员18名，其中正式党员16名、预备党员2名')
    expect(textOf('request')).toContain('丁桂兰、王宁、王建国、赵永刚')
  })
  test('leave room to write what nobody knows, and no place of a text unfilled', () => {
    const bare = { superior: '', since: undefined, place: '' }
    for (const kind of ['request', 'rules'] as const) {
      expect(textOf(kind)).not.toMatch(/[{}]|undefined|NaN/)
      expect(textOf(kind, bare)).not.toMatch(/[{}]|undefined/)
    }
    expect(electionLetter('request', { ...plan, ...bare }).to).toBe('＿＿＿＿＿＿：')
  })
  test('the list of candidates has what the roster knows, without days of birth', () => {
    const known = { sex: '2' as const, nation: '01', birth: '1968-07-09', education: '20', joined: '1990-07-01' }
    const list = candidateList([{ name: '赵永刚' }, { name: '丁桂兰', ...known, workPost: 'teacher', post: '书记' }], {
      unit,
      post: plan.post,
      date: plan.date,
    })
    expect(list.rows).toEqual([
      ['1', '丁桂兰', '女', '汉族', '1968.07', '大学本科', '1990.07', '教师', '现任书记'],
      ['2', '赵永刚', '', '', '', '', '', '', ''],
    ])
    expect(list.columns.reduce((sum, { width }) => sum + width, 0)).toBe(160)
    expect(candidateWords(list)).toMatchObject({ 名单: [{ 姓名: '丁桂兰', 备注: '现任书记' }, { 姓名: '赵永刚' }] })
  })
  test('go into Word with the same texts', () => {
    const letter = electionLetter('request', plan)
    const words = letterWords(letter)
    expect(words).toMatchObject({ 主送: [{ 主送单位: letter.to }], 落款: unit })
    expect(words['正文']).toEqual(letter.paragraphs.map(text => ({ 段落: text })))
  })
})

describe('papers after an election', () => {
  const paper = { unit, code: 'LY', asOf: held.date, entry: 3, printedOn: '2026-10-12', operator: '' }
  test('the report of the result has everybody by name with votes out of all who should attend', () => {
    const [sheet] = electionResults(held, paper)
    expect(sheet!.rows).toEqual([
      ['1', '王建国', '13', '1', '0', '13/16', '当选'],
      ['2', '王　宁', '12', '2', '0', '12/16', '当选'],
      ['3', '丁桂兰', '9', '5', '0', '9/16', '当选'],
      ['4', '方志强', '7', '7', '0', '7/16', '未当选'],
    ])
    expect(sheet!.notes).toContain('发出选票14张，收回14张，有效14张，无效0张。')
    expect(sheet!.columns.reduce((sum, { width }) => sum + width, 0)).toBe(160)
  })
  test('the report to the superior says who was elected, by strokes', () => {
    const { paragraphs } = electionReport(held, plan)
    expect(paragraphs).toContain('丁桂兰、王宁、王建国同志当选为支部委员会委员（按姓氏笔画排列）。')
    expect(paragraphs.join('')).not.toMatch(/[{}]|undefined/)
  })
})
