import { describe, expect, test } from 'vitest'
import { decidesBy, decisionsOf, ruleKind } from '../../../src-shared/meetings/decision-rules'
import { statuteDuties } from '../../../src-shared/meetings/duty-pack'
import { KindPack, kindPack } from '../../../src-shared/meetings/kind-pack'
import { attendsOf, holdsKind, meetingKinds, type MeetingKind } from '../../../src-shared/meetings/kinds'
import { marksAfter, printParticipants, readParticipants } from '../../../src-shared/meetings/participants'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { meeting } from './example-meeting'

const all = Object.keys(meetingKinds) as MeetingKind[]
const branch = { kind: 'branch' as const, parent: 'root' }
const root = { kind: 'committee' as const }

test('the shipped kinds fit their schema, and each names its source', () => {
  expect(KindPack.parse(kindPack)).toEqual(kindPack)
  expect(all.filter(kind => !/《.+》|[（(]\d{4}年/.test(kindPack.kinds[kind].source))).toEqual([])
})

test('民主生活会 is for leading bodies only and never offered', () => {
  expect(all.filter(kind => meetingKinds[kind].includes('民主生活会'))).toEqual([])
})

describe('which kind is whose (domain §2.1)', () => {
  test('every duty is one that a branch can hold', () => {
    expect(statuteDuties.duties.filter(({ kind }) => !holdsKind(branch, kind))).toEqual([])
  })
  test('of the branch kinds only the lesson is advice', () => {
    expect(statuteDuties.duties.filter(({ advice }) => advice).map(({ kind }) => kind)).toEqual(['lesson'])
  })
  test('nothing is owed of what is not of the branch', () => {
    const owed = new Set(statuteDuties.duties.map(({ kind }) => kind))
    expect(all.filter(kind => kindPack.kinds[kind].group === 'usual')).toEqual([...owed].sort(inList))
    function inList(a: MeetingKind, b: MeetingKind) {
      return all.indexOf(a) - all.indexOf(b)
    }
  })
  test('the committee of a community holds its own, a branch its own', () => {
    expect(all.filter(kind => holdsKind(root, kind) && kindPack.kinds[kind].group === 'usual')).toEqual([])
    expect([holdsKind(root, 'partyCommittee'), holdsKind(branch, 'partyCommittee')]).toEqual([true, false])
    expect([holdsKind({ kind: 'generalBranch' }, 'generalBranchCommittee')]).toEqual([true])
  })
  test('a community whose own unit is a branch holds the meetings of a community too', () => {
    expect(holdsKind({ kind: 'branch' }, 'twoCommittees')).toBe(true)
    expect(holdsKind(branch, 'twoCommittees')).toBe(false)
  })
})

describe('who attends', () => {
  test('one record of two kinds lists the whole branch where one of them wants it', () => {
    expect(attendsOf({ kind: 'branchCommittee' })).toBe('committee')
    expect(attendsOf({ kind: 'branchCommittee', countsAs: ['themeDay'] })).toBe('branch')
  })
  test('names are read with the unit in brackets, each once', () => {
    const list = readParticipants('刘洋（物业公司经理）、王芳，李强(派出所、民警) 刘洋（物业公司经理）')
    expect(list).toEqual([
      { name: '刘洋', unit: '物业公司经理' },
      { name: '王芳' },
      { name: '李强', unit: '派出所、民警' },
    ])
    expect(readParticipants(printParticipants(list))).toEqual(list)
    expect(readParticipants(' 、 ')).toEqual([])
  })
})

describe('what was said of a typed name', () => {
  const said = { '刘洋|物业公司': '病假', '王芳|': '事假' }
  test('stays with it where its text is put right', () => {
    const before = '刘洋（物业公司）、王芳、李强'
    expect(marksAfter(before, '刘洋（物业公司）、王方、李强', said)).toEqual({
      '刘洋|物业公司': '病假',
      '王方|': '事假',
    })
    expect(marksAfter(before, '刘洋（物业公司经理）、王芳、李强', said)).toEqual({
      '刘洋|物业公司经理': '病假',
      '王芳|': '事假',
    })
  })
  test('goes to nobody else where a name comes, goes, or others take the place of all', () => {
    const before = '刘洋（物业公司）、王芳'
    expect(marksAfter(before, '刘洋（物业公司）、王芳、赵六', said)).toEqual(said)
    expect(marksAfter(before, '王芳', said)).toEqual(said)
    expect(marksAfter(before, '赵六、钱七', said)).toEqual(said)
  })
})

describe('what a kind may decide', () => {
  test('admission only in a general meeting, an election there and at a 换届 meeting, where it is no decision of its own', () => {
    const may = (kind: MeetingKind) => decisionsOf([kind])
    expect(may('branchGeneral')).toContain('admission')
    expect(may('orgLife')).toEqual(['ordinary'])
    expect(may('election')).toEqual(['ordinary'])
    expect(
      [['election'], ['branchGeneral'], ['orgLife']].map(kinds => decidesBy(kinds as MeetingKind[], 'election')),
    ).toEqual([true, true, false])
  })
})

describe('the paper of a kind', () => {
  const context = {
    branchName: '中共柳荫社区委员会',
    unitKind: 'committee' as const,
    revision: 1,
    printedOn: '2026-10-12',
  }
  const minutes = recordSheet(
    {
      ...meeting({ kind: 'publicSentiment', decisions: [] }),
      form: 'weekly',
      attendance: [],
      participants: [
        { name: '刘洋', unit: '物业公司', status: 'present' },
        { name: '王芳', status: 'leave_sick' },
      ],
    },
    context,
  )
  test('plain minutes count heads and never voters', () => {
    expect(minutes.title).toEqual(['中共柳荫社区委员会', '民情分析会纪要'])
    expect(minutes.ordinal).toBe('2026年　第4次　（周研判）')
    expect(minutes.pairs.flat().map(({ label }) => label)).toEqual(['地点', '列席', '主持人', '记录人', '应到', '实到'])
    expect(minutes.pairs[2]!.map(({ lines }) => lines[0])).toEqual(['2名', '1名'])
    expect([minutes.present.text, minutes.absent.text]).toEqual(['刘　洋（物业公司）', '王　芳（病假）'])
    expect(minutes.continuation).toMatchObject({ left: '柳荫社区党委　民情分析会', title: '会议纪要（续）' })
    expect(minutes.footer.record).toBe('记录 2026-柳荫社区党委-民情会-04　修订 1')
  })
  test('a group is named on its record and in its number', () => {
    const sheet = recordSheet(meeting({ kind: 'group', decisions: [] }), {
      ...context,
      branchName: '中共柳荫社区学府雅居小区支部委员会',
      unitKind: 'branch',
      community: '柳荫社区',
      group: '第一党小组',
    })
    expect(sheet.title[1]).toBe('第一党小组会议记录')
    expect(sheet.footer.record).toContain('2026-学府雅居-第一党小组-小组会-04')
  })
})

test('the rule of a decision is of whom the record lists: a 支委会 that counts as a 大会 decides as one', () => {
  expect(ruleKind(['branchCommittee'], 'ordinary')).toBe('committee')
  expect(ruleKind(['branchCommittee', 'branchGeneral'], 'ordinary')).toBe('ordinary')
})
