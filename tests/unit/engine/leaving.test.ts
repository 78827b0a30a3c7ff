import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { sampleBooks, type Books, type Person } from './sample-books'

interface Detail {
  branch: string | null
  left: { date: string; word: string } | null
  history: { date: string; text: string }[]
  letters: { id: string; letter: string | null; receipt: string | null }[]
  spans: { id: string; title: string; text: string; holds: boolean }[]
}

let books: Books
let person: Person
const on = async (asOf: string) => (await books.ask<{ rows: Person[] }>('roster.members', { asOf })).rows
const listed = async (asOf: string) => (await on(asOf)).some(({ id }) => id === person.id)
const detail = () => books.ask<Detail>('roster.member', { id: person.id })
const codes = async (name: string, input: object) => codesOf(await books.attempt(name, input))
const voters = async (date: string) =>
  (
    await books.ask<{ roster: { member: string; voting: boolean }[] }>('meetings.start', {
      kind: 'branchGeneral',
      branch: person.branch,
      date,
    })
  ).roster
const votes = async (date: string) => (await voters(date)).find(({ member }) => member === person.id)!.voting
const leave = (more: object = {}) => ({
  ...{ member: person.id, date: '2026-11-10', departure: 'transferOut', destination: '中共柳荫社区委员会' },
  ...{ departureLetter: '〔2026〕第17号', ...more },
})

beforeEach(async () => {
  books = await sampleBooks(20)
  const full = (await on('2026-11-22')).filter(row => Reflect.get(row, 'membership') === 'full')
  person = full[0]!
})

describe('leaving', () => {
  it('is a fact with a date: on no roster from that day, on all before; nothing is deleted', async () => {
    await books.run('roster.leave', leave())
    expect([await listed('2026-11-09'), await listed('2026-11-10')]).toEqual([true, false])
    expect(await detail()).toMatchObject({
      branch: null,
      left: { date: '2026-11-10', word: '转出组织关系' },
      letters: [{ letter: '〔2026〕第17号', receipt: null }],
    })
    expect((await detail()).history[0]).toEqual({ date: '2026-11-10', text: '组织关系转往中共柳荫社区委员会' })
  })

  it('and coming back on the same day are both in the history', async () => {
    await books.run('roster.leave', leave())
    const back = { member: person.id, organisation: person.branch, date: '2026-11-10', arrival: 'transferIn' }
    await books.run('roster.return', { ...back, origin: '中共柳荫社区委员会' })
    const texts = (await detail()).history.filter(({ date }) => date === '2026-11-10').map(({ text }) => text)
    expect(texts.sort()).toEqual([
      expect.stringMatching(/^组织关系转入.*（由中共柳荫社区委员会转来）$/),
      '组织关系转往中共柳荫社区委员会',
    ])
  })

  it('ends the posts, and cannot be said twice', async () => {
    await books.run('roster.appoint', { organisation: person.branch, post: 'secretary', member: person.id })
    await books.run('roster.leave', leave({ departure: 'died', destination: undefined, departureLetter: undefined }))
    const { posts, pastPosts } = await books.ask<{ posts: unknown[]; pastPosts: unknown[] }>('roster.unit', {
      id: person.branch,
    })
    expect([posts, pastPosts]).toMatchObject([[], [{ to: '2026-11-10' }]])
    expect(await codes('roster.leave', leave())).toEqual(['member-left'])
  })

  it('does not lie in the future or before somebody came', async () => {
    expect(await codes('roster.leave', leave({ date: '2026-11-23' }))).toEqual(['date-future'])
    const other = (await on('2026-11-22')).find(({ branch }) => branch !== person.branch)!
    await books.run('roster.move', { members: [person.id], organisation: other.branch, date: '2026-11-15' })
    expect(await codes('roster.leave', leave({ date: '2026-11-14' }))).toEqual(['move-date-order'])
  })

  it('by a letter waits for its receipt', async () => {
    await books.run('roster.leave', leave())
    const [letter] = (await detail()).letters
    expect(await codes('roster.confirmLetter', { id: letter!.id, receipt: '2026-11-09' })).toEqual(['receipt-date'])
    await books.run('roster.confirmLetter', { id: letter!.id, receipt: '2026-11-20' })
    expect((await detail()).letters[0]!.receipt).toBe('2026-11-20')
  })

  it('and coming back: not before leaving, with a gap in every roster between', async () => {
    await books.run('roster.leave', leave())
    const back = { member: person.id, organisation: person.branch, arrival: 'transferIn', origin: '中共柳荫社区委员会' }
    expect(await codes('roster.return', { ...back, date: '2026-11-09' })).toEqual(['member-here'])
    await books.run('roster.return', { ...back, date: '2026-11-18' })
    expect([await listed('2026-11-17'), await listed('2026-11-18')]).toEqual([false, true])
    expect((await detail()).left).toBeNull()
  })

  it('is undone with everything it ended', async () => {
    await books.run('roster.appoint', { organisation: person.branch, post: 'secretary', member: person.id })
    const hash = await books.hash()
    await books.run('roster.leave', leave())
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(hash)
  })
})

describe('what holds for a time', () => {
  it('trap 4: 停止党籍 takes the vote of the days it held, and gives it back', async () => {
    const { id } = await books.run<{ id: string }>('roster.noteVotingHalt', {
      member: person.id,
      kind: 'suspended',
      from: '2026-03-01',
    })
    await books.run('roster.endSpan', { table: 'votingHalts', id, to: '2026-09-01' })
    expect([
      await votes('2026-02-28'),
      await votes('2026-03-01'),
      await votes('2026-08-31'),
      await votes('2026-09-01'),
    ]).toEqual([true, false, false, true])
  })

  it('floating and lost members stay in V: only what the rules name takes somebody out', async () => {
    await books.run('roster.noteFloating', { member: person.id, from: '2026-01', place: '广东省深圳市' })
    await books.run('roster.noteLostContact', { member: person.id, from: '2026-02', reason: '1' })
    expect(await votes('2026-11-01')).toBe(true)
  })

  it('one of the six reasons counts only with resolution and approval, and not before the resolution', async () => {
    const halt = { member: person.id, kind: 'bedridden', from: '2026-05-01' }
    const outcome = await books.attempt('roster.noteVotingHalt', halt)
    expect(outcome).toMatchObject({ ok: true, problems: [{ code: 'halt-unapproved', severity: 'warning' }] })
    expect(await votes('2026-06-30')).toBe(true)
    const { id } = (outcome as { value: { id: string } }).value
    await books.run('roster.noteVotingHalt', { ...halt, id, resolution: '2026-06-15', approval: '安街党〔2026〕3号' })
    expect([await votes('2026-05-01'), await votes('2026-06-14'), await votes('2026-06-15')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('is counted on the days it held, and the national form says it of today', async () => {
    const away = async (asOf: string) =>
      (await books.ask<{ rows: { id: string; floating: boolean }[] }>('roster.members', { asOf })).rows.find(
        ({ id }) => id === person.id,
      )!.floating
    await books.run('roster.noteFloating', { member: person.id, from: '2026-03', to: '2026-06-15', place: '上海市' })
    expect([
      await away('2026-02-28'),
      await away('2026-03-01'),
      await away('2026-06-14'),
      await away('2026-06-15'),
    ]).toEqual([false, true, true, false])
    const { fields } = await books.ask<{ fields: { name: string; text: string | null }[] }>('roster.member', {
      id: person.id,
    })
    expect(fields.find(({ name }) => name === 'floating')!.text).toBe('否')
  })

  it('is not written down twice for one time, nor backwards, nor ahead', async () => {
    const note = (more: object) => codes('roster.noteFloating', { member: person.id, ...more })
    expect(await note({ from: '2026-03-01', to: '2026-06-01' })).toEqual([])
    expect(await note({ from: '2026-05-01' })).toEqual(['span-overlap'])
    expect(await note({ from: '2026-01-01', to: '2026-04-01' })).toEqual(['span-overlap'])
    expect(await note({ from: '2026-06-01' })).toEqual([])
    expect(await note({ from: '2026-02-01', to: '2026-01-01' })).toEqual(['date-order'])
    expect(await note({ from: '2027-01' })).toEqual(['date-future'])
  })

  it('put right keeps its place; removed it never was', async () => {
    const { id } = await books.run<{ id: string }>('roster.noteFloating', {
      member: person.id,
      from: '2026-03-01',
      place: '上海',
    })
    await books.run('roster.noteFloating', { id, member: person.id, from: '2026-03-01', place: '上海市' })
    expect((await detail()).spans).toMatchObject([{ id, title: '流动', text: '上海市', holds: true }])
    await books.run('roster.dateSpan', { table: 'floatings', id, from: '2026-05', to: '2026-08' })
    expect((await detail()).spans).toMatchObject([{ text: '上海市', from: '2026-05', to: '2026-08', holds: false }])
    expect(await codes('roster.dateSpan', { table: 'floatings', id, from: '2026-05', to: '2026-04' })).not.toEqual([])
    await books.run('roster.dateSpan', { table: 'floatings', id })
    expect((await detail()).spans).toMatchObject([{ text: '上海市', from: null, to: null, holds: true }])
    await books.run('roster.removeSpan', { table: 'floatings', id, reason: '登记错了人' })
    expect((await detail()).spans).toEqual([])
    expect(await codes('roster.endSpan', { table: 'floatings', id, to: '2026-10-01' })).toEqual(['span-unknown'])
  })

  it('said by the form as 是 begins today; 否 on the same day takes it back, and later ends it', async () => {
    const change = (values: object) => books.run('roster.changeMember', { id: person.id, values })
    await change({ floating: '是', floatingTo: '北京市' })
    expect((await detail()).spans).toMatchObject([{ title: '流动', text: '北京市', from: '2026-11-22', holds: true }])
    await change({ floating: '否', floatingTo: '' })
    expect((await detail()).spans).toEqual([])
    await books.run('roster.noteFloating', { member: person.id, from: '2026-03-01', place: '北京市' })
    await change({ floating: '否', floatingTo: '' })
    expect((await detail()).spans).toMatchObject([{ from: '2026-03-01', to: '2026-11-22', holds: false }])
  })

  it('emptied in the form is empty, and what is not named stays', async () => {
    const change = (values: object) => books.run('roster.changeMember', { id: person.id, values })
    await books.run('roster.noteFloating', { member: person.id, from: '2026-03-01', place: '北京市', reason: '务工' })
    await change({ phone: '13800000001' })
    expect((await detail()).spans).toMatchObject([{ text: '北京市' }])
    await change({ floatingTo: '' })
    expect((await detail()).spans).toMatchObject([{ text: '', from: '2026-03-01', holds: true }])
  })

  it('a date typed in the form does not reach into a time that is on the books already', async () => {
    await books.run('roster.noteLostContact', { member: person.id, from: '2020-01', to: '2022-01' })
    await books.run('roster.noteLostContact', { member: person.id, from: '2026-01' })
    const values = { lostSince: '2019-01-01' }
    expect(await codes('roster.changeMember', { id: person.id, values })).toEqual(['span-overlap'])
    await books.run('roster.changeMember', { id: person.id, values: { lostSince: '2025-06' } })
    expect((await detail()).spans).toMatchObject([{ from: '2025-06' }, { from: '2020-01' }])
  })
})

describe('posts', () => {
  it('are held by a member or by somebody from outside, by one of the two', async () => {
    const organisation = person.branch
    const appoint = (more: object) => codes('roster.appoint', { organisation, post: 'partTimeMember', ...more })
    expect(await appoint({ name: '刘某', unit: '市第一医院' })).toEqual([])
    expect(await appoint({ member: person.id })).toEqual([])
    expect(await appoint({})).toEqual(['post-holder'])
    expect(await appoint({ member: person.id, name: '刘某' })).toEqual(['post-holder'])
    expect(await appoint({ member: person.id })).toEqual(['post-taken'])
  })

  it('of which there is one warn of a second', async () => {
    const other = (await on('2026-11-22')).find(({ id, branch }) => id !== person.id && branch === person.branch)!
    const first = { organisation: person.branch, post: 'secretary', member: person.id }
    await books.run('roster.appoint', first)
    expect(await books.attempt('roster.appoint', { ...first, member: other.id })).toMatchObject({
      ok: true,
      problems: [{ code: 'post-second' }],
    })
  })

  it('end on a day and stand in the history of both', async () => {
    const { id } = await books.run<{ id: string }>('roster.appoint', {
      ...{ organisation: person.branch, post: 'secretary', member: person.id, from: '2023-04-01' },
    })
    expect(await codes('roster.endPost', { id, to: '2023-03-01' })).toEqual(['date-order'])
    await books.run('roster.endPost', { id, to: '2026-04-01' })
    const texts = (await detail()).history.map(({ text }) => text)
    expect(texts.filter(text => text.includes('书记'))).toHaveLength(2)
    expect(texts[0]).toMatch(/^不再任.*书记$/)
  })
})

describe('people who only take part here', () => {
  it('are never in a roster or a total of it, and are counted by their kind', async () => {
    const before = (await on('2026-11-22')).length
    await books.run('roster.noteAttached', {
      kind: 'dualReport',
      name: '周 到',
      unit: '市税务局机关党委',
      from: '2026-03',
    })
    await books.run('roster.noteAttached', { kind: 'floatingIn', name: '来某', from: '2026-06', to: '2026-10-01' })
    expect((await on('2026-11-22')).length).toBe(before)
    const { rows, totals } = await books.ask<{ rows: { name: string }[]; totals: object }>('roster.attached')
    expect(rows.map(({ name }) => name)).toEqual(['周到'])
    expect(totals).toEqual({ dualReport: 1, floatingIn: 0 })
    expect((await books.ask<{ totals: object }>('roster.attached', { asOf: '2026-09-30' })).totals).toEqual({
      dualReport: 1,
      floatingIn: 1,
    })
  })
})
