import { beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../src-shared/problem'
import { sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
let branch: string
let root: string

interface Start {
  roster: { member: string; name: string }[]
  everybody: boolean
  others: { name: string; unit?: string }[]
  number: number
}

const date = '2026-09-20'
const held = (more: object) => ({ branch, date, place: '党群服务站', chair: '周立新', recorder: '孙丽华', ...more })
const start = (more: object) => books.ask<Start>('meetings.start', { branch, date, ...more })
const present = (members: readonly string[]) => members.map(member => ({ member, status: 'present' }))
const appoint = (member: string, post: string, more: object = {}) =>
  books.run('roster.appoint', { organisation: branch, member, post, from: '2024-01-01', ...more })
const codes = async (input: object) => {
  const outcome = await books.attempt('meetings.record', input)
  return ((outcome.problems ?? []) as Problem[]).map(({ code }) => code)
}

beforeEach(async () => {
  books = await sampleBooks(24)
  people = await books.people()
  branch = people[0]!.branch
  people = people.filter(person => person.branch === branch)
  root = (await books.ask<{ id: string }>('roster.tree')).id
})

describe('支委会', () => {
  it('lists who held a post on the committee on that day, before and after others', async () => {
    const [first, second, third] = people.map(({ id }) => id) as [string, string, string]
    await appoint(first, 'secretary')
    await appoint(second, 'committeeMember')
    await appoint(third, 'committeeMember', { from: '2026-10-01' })
    await appoint(third, 'residentsMember', { from: '2024-01-01' })
    const { roster, everybody } = await start({ kind: 'branchCommittee' })
    expect(roster.map(({ member }) => member)).toEqual([first, second])
    expect(everybody).toBe(true)
    expect((await start({ kind: 'branchCommittee', date: '2026-10-02' })).roster).toHaveLength(3)
    expect(await codes(held({ kind: 'branchCommittee', attendance: present([first]) }))).toContain('members-missing')
    expect(await codes(held({ kind: 'branchCommittee', attendance: present([first, second]) }))).toEqual([])
  })
  it('where the books know no committee, whoever is tapped of the branch is listed', async () => {
    expect(await start({ kind: 'branchCommittee' })).toMatchObject({ everybody: false })
    expect(await codes(held({ kind: 'branchCommittee', attendance: present([people[0]!.id]) }))).toEqual([])
  })
  it('decides with more than half of its committee, whoever came', async () => {
    const own = people.slice(0, 5).map(({ id }) => id)
    await appoint(own[0]!, 'secretary')
    for (const id of own.slice(1)) await appoint(id, 'committeeMember')
    const vote = { ballot: 'show', yes: 2, no: 1, abstain: 0 }
    const attendance = own.map((member, i) => ({ member, status: i < 3 ? 'present' : 'leave_sick' }))
    const meeting = held({ kind: 'branchCommittee', attendance, decisions: [{ title: '安排换届', vote }] })
    const { id } = await books.run<{ id: string }>('meetings.record', meeting)
    const sheet = await books.ask<{ votes: { lines: string[] }; pairs: { label: string }[][] }>('meetings.sheet', {
      id,
    })
    expect(sheet.votes.lines[0]).toBe(
      '“安排换届”：应到会委员5名，实到3名，超过半数，符合规定。举手表决：赞成2票，反对1票，弃权0票。赞成票未超过全体委员的半数，不通过。',
    )
    expect(sheet.pairs.flat().map(({ label }) => label)).not.toContain('应到会有表决权党员')
  })
})

describe('党小组会', () => {
  it('is of a group: its members of that day, numbered by itself, named on its papers', async () => {
    const unit = { kind: 'group', parent: branch, founded: '2020-01-01' }
    const [group, other] = await Promise.all(
      ['一号楼党小组', '二号楼党小组'].map(async name => {
        const { id } = await books.run<{ id: string }>('roster.addUnit', { ...unit, name })
        return id
      }),
    )
    const own = people.slice(0, 2).map(({ id }) => id)
    await books.run('roster.move', { members: own, organisation: branch, group: other, date: '2026-01-01' })
    await books.run('roster.move', { members: own, organisation: branch, group, date: '2026-08-01' })
    expect((await start({ kind: 'group', group })).roster.map(({ member }) => member).sort()).toEqual([...own].sort())
    expect((await start({ kind: 'group', group, date: '2026-07-31' })).roster).toEqual([])
    expect(await codes(held({ kind: 'group', attendance: present(own) }))).toEqual(['group-missing'])
    const { id } = await books.run<{ id: string }>(
      'meetings.record',
      held({ kind: 'group', group, attendance: present(own) }),
    )
    const { title, fields } = await books.ask<{ title: string; fields: { text: string }[] }>('meetings.copySheet', {
      ...{ id, form: 'platform' },
    })
    expect(title).toMatch(/一号楼党小组会$/)
    expect(fields.slice(0, 2).map(({ text }) => text)).toEqual([
      expect.stringMatching(/一号楼党小组会$/),
      '党小组会（一号楼党小组）',
    ])
    expect(await books.ask('meetings.list')).toMatchObject({ rows: [{ groupName: '一号楼党小组', shouldAttend: 2 }] })
    expect(await books.ask('meetings.sheet', { id })).toMatchObject({
      title: [expect.anything(), '一号楼党小组会议记录'],
    })
    expect((await start({ kind: 'group', group })).number).toBe(2)
    expect((await start({ kind: 'group' })).number).toBe(1)
  })
})

describe('meetings of the community', () => {
  it('两委 lists the holders of both, those from outside by name with what they are', async () => {
    const unit = { organisation: root, from: '2024-01-01' }
    await books.run('roster.appoint', { ...unit, member: people[0]!.id, post: 'secretary' })
    await books.run('roster.appoint', { ...unit, name: '刘洋', unit: '居委会副主任', post: 'residentsDeputy' })
    const asked = await start({ kind: 'twoCommittees', branch: root })
    expect(asked).toMatchObject({ everybody: true, roster: [{ name: people[0]!.name }] })
    expect(asked.others).toEqual([{ name: '刘洋', unit: '居委会副主任' }])
    const meeting = held({
      kind: 'twoCommittees',
      branch: root,
      attendance: present([people[0]!.id]),
      participants: asked.others,
    })
    const { id } = await books.run<{ id: string }>('meetings.record', meeting)
    expect(await books.ask('meetings.list')).toMatchObject({ rows: [{ shouldAttend: 2, attended: 2, voters: 1 }] })
    expect(await books.ask('meetings.signIn', { id })).toMatchObject({
      heads: [['召开单位：安平社区党委', expect.anything()], expect.anything()],
    })
    expect(await books.ask('meetings.memberYear', { member: people[0]!.id, year: 2026 })).toMatchObject({ attended: 1 })
  })
  it('without a roster stands on names; without names it is refused, and so is a name twice', async () => {
    const meeting = held({ kind: 'publicSentiment', form: 'weekly', branch: root, attendance: [] })
    expect(await codes(meeting)).toEqual(['nobody-named'])
    const twice = [{ name: '刘洋' }, { name: '刘洋' }]
    expect(await codes({ ...meeting, participants: twice })).toEqual(['named-twice'])
    expect(await codes({ ...meeting, participants: [{ name: '刘洋' }] })).toEqual([])
  })
  it('a branch holds no 党委会, the community no 支部党员大会, and 党委会 wants its committee on the books', async () => {
    const attendance = present([people[0]!.id])
    expect(await codes(held({ kind: 'partyCommittee', attendance }))).toEqual(['not-its-meeting'])
    expect(await codes(held({ kind: 'branchGeneral', branch: root, attendance }))).toEqual(['not-its-meeting'])
    expect(await codes(held({ kind: 'partyCommittee', branch: root, attendance: [] }))).toEqual(['no-posts'])
  })
  it.each(['partyCommittee', 'branchCommittee', 'group'])(
    'a 支部党员大会 counts as no %s: its unit or its people are others',
    async other => {
      const attendance = present(people.map(({ id }) => id))
      const general = (...countsAs: string[]) => held({ kind: 'branchGeneral', attendance, countsAs })
      expect(await codes(general('themeDay', other))).toEqual(['not-also-its-meeting'])
      expect(await codes(general('themeDay', 'lesson'))).toEqual([])
    },
  )
})

describe('who is not counted among the voters (domain §2.3)', () => {
  const excluded = { reason: 'frail', approval: '安街党组〔2026〕3号', resolution: '2026年3月15日支部党员大会' }
  const general = (more: object[]) =>
    held({
      kind: 'branchGeneral',
      attendance: people.map(({ id }, i) => ({ member: id, status: 'present', ...more[i] })),
    })
  it('takes one from V with a reason, the agreement from above and the resolution; correcting gives the vote back', async () => {
    const { id } = await books.run<{ id: string }>('meetings.record', general([{ status: 'leave_sick', excluded }]))
    const before = await books.ask<{ counts: { voters: number } }>('meetings.get', { id })
    await books.run('meetings.correct', { id, ...general([{ status: 'leave_sick' }]) })
    const after = await books.ask<{ counts: { voters: number } }>('meetings.get', { id })
    expect(after.counts.voters - before.counts.voters).toBe(1)
  })
  it.each(['approval', 'resolution'])('is refused without %s', async field => {
    const [outcome] = await codes(general([{ status: 'leave_sick', excluded: { ...excluded, [field]: '' } }]))
    expect(outcome).toBeDefined()
  })
  it('is refused of somebody who came', async () => {
    expect(await codes(general([{ excluded }]))).toEqual(['excluded-present'])
  })
})

describe('the day of the theme day', () => {
  it('is the office’s until a branch keeps another, and goes back when it is taken off', async () => {
    const day = async () =>
      (await books.ask<{ themeDay: number }>('meetings.start', { kind: 'themeDay', branch, date })).themeDay
    expect(await day()).toBe(15)
    await books.run('meetings.setThemeDay', { day: 20 })
    await books.run('meetings.setThemeDay', { branch, day: 5 })
    expect(await day()).toBe(5)
    expect(await books.ask('meetings.themeDays')).toMatchObject({ day: 20, branches: [{ id: branch, day: 5 }] })
    await books.run('meetings.setThemeDay', { branch, day: null })
    expect(await day()).toBe(20)
  })
})

describe('what a committee meeting discussed before', () => {
  it('is named on the record of the general meeting, its copy and its preview, and is an earlier 支委会 of the same branch', async () => {
    const committee = held({ kind: 'branchCommittee', date: '2026-09-01', attendance: present([people[0]!.id]) })
    const { id: before } = await books.run<{ id: string }>('meetings.record', committee)
    const general = (preDiscussedIn: string, day = date) =>
      held({
        kind: 'branchGeneral',
        date: day,
        attendance: present(people.map(({ id }) => id)),
        decisions: [{ title: '同意方案', preDiscussedIn }],
      })
    const { id } = await books.run<{ id: string }>('meetings.record', general(before))
    const sheet = await books.ask<{ decisions: { lines: string[] } }>('meetings.sheet', { id })
    expect(sheet.decisions.lines).toEqual(['同意方案', '会前已经2026年9月1日支部委员会会议讨论。'])
    const unsaved = { community: '安平社区', discussed: [{ id: before, words: '2026年9月1日支部委员会会议' }] }
    expect(await start({ kind: 'branchGeneral' })).toMatchObject(unsaved)
    const copied = { id, form: 'platform' }
    const { fields } = await books.ask<{ fields: { label: string; text: string }[] }>('meetings.copySheet', copied)
    expect(fields.find(({ label }) => label === '会议决议')!.text).toBe(sheet.decisions.lines.join('\n'))
    expect(await codes(general(before, '2026-08-01'))).toEqual(['not-discussed-there'])
    expect(await codes(general(id, '2026-09-25'))).toEqual(['not-discussed-there'])
  })
  it('and is on the books no more blocks no correction: the link stays with a remark', async () => {
    const committee = held({ kind: 'branchCommittee', date: '2026-09-01', attendance: present([people[0]!.id]) })
    const { id: before } = await books.run<{ id: string }>('meetings.record', committee)
    const attendance = present(people.map(({ id }) => id))
    const decisions = [{ title: '同意方案', preDiscussedIn: before }]
    const general = held({ kind: 'branchGeneral', attendance, decisions })
    const { id } = await books.run<{ id: string }>('meetings.record', general)
    await books.run('meetings.remove', { id: before, reason: '登记错了' })
    const outcome = await books.attempt('meetings.correct', { id, ...general, place: '二楼会议室' })
    expect(outcome).toMatchObject({ ok: true, problems: [{ code: 'discussion-gone', severity: 'warning' }] })
    expect(await codes(general)).toEqual(['not-discussed-there'])
  })
})
