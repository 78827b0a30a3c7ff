import { describe, expect, test } from 'vitest'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import { namesSeveral } from '../../../src-shared/meetings/single-candidate'
import type { CheckContext } from '../../../src-shared/meetings/check-attendance'
import type { MeetingDraft } from '../../../src-shared/meetings/meeting'
import { draft, inputs, roster } from './example-meeting'

const context = { roster, today: '2026-10-12', everybody: true }
const codes = (changes: Partial<MeetingDraft>, more: Partial<CheckContext> = {}) =>
  checkMeeting(draft(changes), { ...context, ...more }).map(one => one.code)

describe('checking a draft', () => {
  test('the reference meeting is right: a status is reason enough', () => {
    expect(checkMeeting(draft(), context)).toEqual([])
  })
  test('trap 11: nobody is listed twice', () => {
    const attendance = [...inputs, { member: '丁桂兰', status: 'present' as const }]
    const problems = checkMeeting(draft({ attendance, decisions: [] }), context)
    expect(problems).toMatchObject([{ code: 'listed-twice', severity: 'error', path: ['attendance', 18, 'member'] }])
    expect(problems[0]!.message).toContain('丁桂兰')
  })
  test('trap 4: who was not on the roster that day is refused by name', () => {
    const attendance = [...inputs, { member: 'x', status: 'present' as const }]
    const problems = checkMeeting(draft({ attendance }), { ...context, nameOf: () => '钱进' })
    expect(problems).toMatchObject([{ code: 'not-on-roster' }])
    expect(problems[0]!.message).toContain('钱进2026年10月10日不在本支部名册上')
  })
  test('everybody of the branch needs a status; a 支委会 lists only its own', () => {
    const problems = checkMeeting(draft({ attendance: inputs.slice(2) }), context)
    expect(problems[0]).toMatchObject({
      code: 'members-missing',
      message: '还有2名党员没有填到会情况：丁桂兰、于海涛。',
    })
    const five = { kind: 'branchCommittee' as const, attendance: inputs.slice(5, 10), decisions: [] }
    expect(codes(five, { everybody: false })).toEqual([])
  })
  test('an empty roster, the future, times the wrong way round, a year far off', () => {
    expect(codes({ decisions: [] }, { roster: [] })).toEqual(['no-roster'])
    expect(codes({ date: '2026-10-13' })).toEqual(['date-future'])
    expect(codes({ begins: '15:40', ends: '14:30' })).toEqual(['times-reversed'])
    expect(codes({ belongsToYear: 2024 })).toEqual(['year-far'])
    expect(codes({ belongsToYear: 2025 })).toEqual([])
  })
  test('trap 6: a second record of one meeting is noticed', () => {
    const problems = checkMeeting(draft({ kind: 'themeDay', decisions: [] }), {
      ...context,
      sameDay: [{ kind: 'branchGeneral', begins: '14:30' }],
    })
    expect(problems).toMatchObject([{ code: 'same-day', severity: 'warning' }])
    expect(codes({}, { sameDay: [{ kind: 'lesson', begins: '09:00' }] })).toEqual([])
  })
  test('trap 7: a 支委会 of a branch under seven is a remark, not an alarm', () => {
    const small = roster.slice(0, 6)
    const attendance = inputs.slice(0, 3)
    const problems = checkMeeting(draft({ kind: 'branchCommittee', attendance, decisions: [] }), {
      ...context,
      everybody: false,
      roster: small,
    })
    expect(problems).toMatchObject([{ code: 'committee-not-required', severity: 'warning' }])
  })
  test('votes are judged against the roster, with the place of each decision', () => {
    const decisions = [{ title: '甲' }, { title: '乙', vote: { ballot: 'show' as const, yes: 12, no: 1, abstain: 0 } }]
    expect(checkMeeting(draft({ decisions }), context)).toMatchObject([
      { code: 'votes-exceed-present', path: ['decisions', 1, 'vote'] },
    ])
  })
  test('a vote in a 党小组会 and a decision on an item that is not there', () => {
    const vote = { ballot: 'show' as const, yes: 4, no: 0, abstain: 0 }
    const four = { kind: 'group' as const, attendance: inputs.slice(5, 9), decisions: [{ title: '甲', vote }] }
    expect(codes(four, { everybody: false })).toEqual(['not-a-deciding-meeting'])
    expect(codes({ decisions: [{ title: '甲', item: 3 }] })).toEqual(['no-such-item'])
  })
})

describe('names that are typed', () => {
  const named = (...participants: { name: string; unit?: string }[]) => ({ participants, decisions: [] })
  test('of somebody who is on the list already are refused: they would count as two', () => {
    expect(checkMeeting(draft(named({ name: '刘洋' }, { name: '丁桂兰' })), context)).toMatchObject([
      { code: 'named-on-list', severity: 'error', path: ['participants', 1, 'name'] },
    ])
    expect(codes(named({ name: '丁桂兰' }), { onBooks: true })).toEqual(['named-on-list'])
  })
  test('of a namesake from elsewhere have their unit beside them', () => {
    expect(codes(named({ name: '丁桂兰', unit: '物业公司' }))).toEqual([])
  })
})

describe('who is not counted among the voters', () => {
  const excluded = { reason: 'frail' as const, approval: '安街党组〔2026〕3号', resolution: '3月15日党员大会' }
  const away = inputs.map(one => (one.member === '丁桂兰' ? { ...one, excluded } : one))
  test('is one of a whole branch: a committee decides with more than half of all its members', () => {
    expect(codes({ attendance: away })).toEqual([])
    const committee = { kind: 'branchCommittee' as const, attendance: away.slice(0, 3), decisions: [] }
    expect(checkMeeting(draft(committee), { ...context, everybody: false })).toMatchObject([
      { code: 'excluded-not-branch', severity: 'error', path: ['attendance', 0, 'excluded'] },
    ])
  })
})

describe('opinions in writing (domain §2.3, §2.6)', () => {
  const vote = (written: number) => ({ ballot: 'secret' as const, yes: 11, no: 0, abstain: 1, written })
  const admitting = (written: number) => [
    { title: '接收王小明同志为预备党员', kind: 'admission' as const, vote: vote(written) },
  ]
  const wrote = inputs.map(one => (one.member === '丁桂兰' ? { ...one, status: 'written_opinion' as const } : one))
  test('belong to a vote on somebody’s admission, and no more are counted than were handed in', () => {
    expect(codes({ attendance: wrote, decisions: admitting(1) })).toEqual([])
    expect(codes({ attendance: wrote, decisions: admitting(2) })).toEqual(['written-exceeds-marked'])
    expect(codes({ attendance: wrote })).toEqual(['written-idle'])
  })
  test('are of voters who are marked so: nobody marked is none, who is not counted or has no vote is none', () => {
    expect(codes({ decisions: admitting(1) })).toEqual(['written-exceeds-marked'])
    const excluded = { reason: 'frail' as const, approval: '3号', resolution: '3月15日党员大会' }
    const without = wrote.map(one => (one.member === '丁桂兰' ? { ...one, excluded } : one))
    expect(codes({ attendance: without, decisions: admitting(1) })).toEqual(['written-exceeds-marked'])
    const onProbation = inputs.map(one =>
      one.member === '李晓东' ? { ...one, status: 'written_opinion' as const } : one,
    )
    expect(codes({ attendance: onProbation, decisions: admitting(1) })).toEqual(['written-exceeds-marked'])
  })
  test('that a record on the books has wrong are a warning when it is put right', () => {
    const severities = (changes: Partial<MeetingDraft>) =>
      checkMeeting(draft(changes), { ...context, onBooks: true }).map(({ code, severity }) => [code, severity])
    expect(severities({ decisions: admitting(1) })).toEqual([['written-exceeds-marked', 'warning']])
    expect(severities({ attendance: wrote })).toEqual([['written-idle', 'warning']])
  })
})

describe('trap 12: one candidate at a time', () => {
  test.each([
    '同意马文静、李晓东按期转正',
    '接收王小明、李红为预备党员',
    '接收张三和李四同志为中共预备党员',
    '接收2名预备党员',
    '同意马文静等3名同志转正',
    '马文静 李晓东 转正',
  ])('%s', title => {
    expect(namesSeveral(title, roster)).toBe(true)
    const vote = { ballot: 'secret' as const, yes: 12, no: 0, abstain: 0 }
    expect(codes({ decisions: [{ title, kind: 'regularisation', vote }] })).toEqual(['several-candidates'])
  })
  test.each([
    '接收王小明同志为中共预备党员',
    '同意马文静同志按期转为中共正式党员，报社区党委审批',
    '接收王小明同志为预备党员、报社区党委审批',
    '接收1名预备党员',
  ])('one: %s', title => {
    expect(namesSeveral(title, roster)).toBe(false)
  })
  test('a name inside another name is one person', () => {
    const two = [...roster, { ...roster[2]!, name: '马文' }]
    expect(namesSeveral('同意马文静同志转正', two)).toBe(false)
  })
})
