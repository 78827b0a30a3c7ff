import { expect, test } from 'vitest'
import { ballotKinds, ballotSet, type BallotKind, type BallotSet } from '../../../src-shared/meetings/ballots'
import { documents } from '../../../src-shared/documents'

const textOf = ({ ballot }: BallotSet) =>
  [...ballot.title, ...ballot.columns, ...ballot.names, ...ballot.notes].join('\n')

test.each(Object.keys(ballotKinds) as BallotKind[])(
  'a ballot of %s is secret: nothing on it but who votes on what, no number, date, code or maker',
  kind => {
    const names = kind === 'admission' || kind === 'regularisation' ? ['张三'] : ['王五', '李四', '张三']
    const question = { kind, unit: '中共柳荫社区学府雅居小区支部委员会', post: '支部委员会委员', names, seats: 2 }
    const [one, more] = [ballotSet({ ...question, count: 1 }), ballotSet({ ...question, count: 40 })]
    expect(more.ballot, 'the first is as the fortieth').toEqual(one.ballot)
    expect(Object.keys(one.ballot).sort()).toEqual(['columns', 'names', 'notes', 'others', 'title'])
    expect(textOf(one).replace('应选2名', '')).not.toMatch(/\d|打印|亲邻|编号|日志|修订|年|月|第/)
  },
)

test('the candidates of a ballot stand by strokes of their surnames', () => {
  const question = { kind: 'election' as const, unit: '', post: '委员', seats: 2, count: 1 }
  expect(ballotSet({ ...question, names: ['张三', '王五', '丁一', '李四'] }).ballot.names).toEqual([
    '丁一',
    '王五',
    '李四',
    '张三',
  ])
})

test('ballots are one document only, laid out without a foot', () => {
  expect(Object.keys(documents).filter(name => /ballot/.test(name))).toEqual(['ballots', 'ballot-sheets'])
})
