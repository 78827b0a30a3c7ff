import { beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../src-shared/problem'
import { meetingOf, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
const codes = async (name: string, input: object) =>
  (((await books.attempt(name, input)).problems ?? []) as Problem[]).map(({ code }) => code)

beforeEach(async () => {
  books = await sampleBooks(24)
  people = await books.people()
})

describe('谈心谈话', () => {
  const of = (year: number) =>
    books.ask<{ rows: { branch: string; pair: string; held: number; required: number; missing: string[] }[] }>(
      'meetings.owedTalks',
      { year },
    )
  it('is between two of the day’s roster, and its pair follows from their posts of that day', async () => {
    const [one, other] = people.filter(({ branch }) => branch === people[0]!.branch)
    const post = { organisation: one!.branch, member: one!.id, post: 'secretary', from: '2026-03-01' }
    await books.run('roster.appoint', post)
    const talk = { one: one!.id, other: other!.id, gist: '思想和生活情况' }
    expect(await books.run('meetings.noteTalk', { ...talk, date: '2026-02-01' })).toMatchObject({ pair: 'members' })
    const { id } = await books.run<{ id: string }>('meetings.noteTalk', { ...talk, date: '2026-04-01' })
    expect(await books.ask('meetings.talks', { member: other!.id })).toMatchObject({
      total: 2,
      rows: [{ label: '委员与党员', date: '2026-04-01', otherName: other!.name }, { label: '党员与党员' }],
    })
    const rows = (await of(2026)).rows.filter(({ branch }) => branch === one!.branch)
    expect(rows.map(({ pair, held }) => [pair, held])).toEqual([
      ['committee', 0],
      ['mixed', 1],
      ['members', 1],
    ])
    expect(rows[1]!.missing).not.toContain(other!.name)
    await books.run('meetings.removeTalk', { id, reason: '登记错了' })
    expect((await of(2026)).rows.find(({ pair, held }) => pair === 'mixed' && held > 0)).toBeUndefined()
  })
  it('with oneself, in the future, or with somebody who was not here is refused', async () => {
    const [one, other] = people.map(({ id }) => id)
    expect(await codes('meetings.noteTalk', { one, other: one, date: '2026-04-01' })).toEqual(['talk-alone'])
    expect(await codes('meetings.noteTalk', { one, other, date: '2099-04-01' })).toEqual(['date-future'])
    expect(await codes('meetings.noteTalk', { one, other: 'nobody', date: '2026-04-01' })).toEqual(['member-left'])
  })
})

describe('decisions that somebody has to carry out', () => {
  const decisions = [
    { title: '修好楼道灯', owner: '周立新', due: '2026-09-30' },
    { title: '停车方案', owner: '周立新', vote: { ballot: 'show', yes: 0, no: 12, abstain: 0 } },
    { title: '继续学习' },
  ]
  const list = () =>
    books.ask<{ rows: { title: string; overdue: boolean; done: object | null }[]; open: number; overdue: number }>(
      'meetings.tasks',
    )
  it('are open until done with a date; what was not carried or names nobody is none', async () => {
    const { id: meeting } = await books.run<{ id: string }>('meetings.record', meetingOf(people, 0, { decisions }))
    expect(await list()).toMatchObject({ open: 1, overdue: 1, rows: [{ title: '修好楼道灯', overdue: true }] })
    const done = { meeting, title: '修好楼道灯', date: '2026-09-28', note: '已换灯12盏' }
    expect(await codes('meetings.finishTask', { ...done, date: '2026-09-01' })).toEqual(['before-meeting'])
    expect(await codes('meetings.finishTask', { ...done, title: '停车方案' })).toEqual(['task-unknown'])
    await books.run('meetings.finishTask', done)
    expect(await list()).toMatchObject({ open: 0, rows: [{ done: { note: '已换灯12盏' } }] })
    await books.run('meetings.reopenTask', { meeting, title: '修好楼道灯' })
    expect(await list()).toMatchObject({ open: 1 })
  })
  it('stay done when their record is put right, and go with their meeting', async () => {
    const draft = meetingOf(people, 0, { decisions })
    const { id } = await books.run<{ id: string }>('meetings.record', draft)
    await books.run('meetings.finishTask', { meeting: id, title: '修好楼道灯', date: '2026-09-28' })
    const later = [{ ...decisions[0], due: '2026-10-31' }, ...decisions.slice(1)]
    await books.run('meetings.correct', { id, ...draft, decisions: later })
    expect(await list()).toMatchObject({ open: 0, rows: [{ title: '修好楼道灯', done: { date: '2026-09-28' } }] })
    await books.run('meetings.remove', { id, reason: '登记错了' })
    expect((await list()).rows).toEqual([])
    expect(await books.faults()).toEqual([])
    await books.undo(books.entry())
    expect(await list()).toMatchObject({ open: 0, rows: [{ title: '修好楼道灯' }] })
  })
  it.each([{ title: '慰问困难党员' }, { owner: '孙丽华' }])(
    'are open again once the decision is another: %o',
    async change => {
      const draft = meetingOf(people, 0, { decisions })
      const { id } = await books.run<{ id: string }>('meetings.record', draft)
      await books.run('meetings.finishTask', { meeting: id, title: '修好楼道灯', date: '2026-09-28' })
      const changed = [{ ...decisions[0], ...change }, ...decisions.slice(1)]
      const outcome = await books.attempt('meetings.correct', { id, ...draft, decisions: changed })
      expect(outcome).toMatchObject({ ok: true, problems: [{ code: 'task-reopened', severity: 'warning' }] })
      expect(await list()).toMatchObject({ open: 1, rows: [{ ...change, done: null }] })
      await books.undo(books.entry())
      expect(await list()).toMatchObject({ open: 0, rows: [{ title: '修好楼道灯' }] })
    },
  )
  it('are told apart by their words: two of the same are refused', async () => {
    const twice = [decisions[0], { ...decisions[0], owner: '孙丽华' }]
    expect(await codes('meetings.record', meetingOf(people, 0, { decisions: twice }))).toEqual(['task-twice'])
  })
})

it('who stays away for months is told to the secretary, of today’s roster only', async () => {
  for (const month of ['07', '08', '09'])
    await books.run('meetings.record', meetingOf(people, 1, { kind: 'themeDay', date: `2026-${month}-15` }))
  expect(await books.ask('meetings.absences')).toMatchObject({
    rows: [{ name: people[0]!.name, months: 3, since: '2026-07' }],
  })
})
