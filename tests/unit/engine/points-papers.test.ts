import { beforeEach, describe, expect, it } from 'vitest'
import type { FormSheet } from '../../../src-shared/form-sheet'
import type { PointsNotice, PointsNotices } from '../../../src-shared/points/notice-sheet'
import type { PointsSlips } from '../../../src-shared/points/slip-sheet'
import type { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { codesOf } from '../outcome'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
let own: Person[]
let branch: string
let meeting: string

const close = (period: string, branches = [branch]) =>
  books.run('points.close', {
    ...{ period, checkedBy: '孙丽华' },
    branches: branches.map(id => ({ branch: id, confirmedBy: 'secretary', confirmedOn: '2026-10-09' })),
  })
const notices = async (period?: string, id = branch) =>
  (await books.ask<PointsNotices>('points.notices', { id, ...(period && { period }) })).notices
const notice = async (period: string): Promise<PointsNotice> => (await notices(period))[0]!
const enter = (member: string, more: object) => books.run<{ id: string }>('points.enter', pointsFor(member, more))

beforeEach(async () => {
  books = await sampleBooks(20)
  people = await books.people()
  branch = people[0]!.branch
  own = people.filter(person => person.branch === branch)
  meeting = (await books.run<{ id: string }>('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))).id
})

describe('a notice', () => {
  it('has the figures of the closing; a leave slip that comes later stands below them as a sum', async () => {
    await close('2026-09')
    const before = await notice('2026-09')
    await books.run('meetings.correct', { id: meeting, ...meetingOf(people, 0, { date: '2026-09-20' }) })
    const after = await notice('2026-09')
    expect(after.rows).toEqual(before.rows)
    expect(before.later).toBeNull()
    expect(after.later?.items).toEqual([`${own[0]!.name} +2.5，记入2026年10月`])
    expect((await notice('2026-10')).rows.find(([name]) => name === own[0]!.name)![1]).toBe('2.5')
  })

  it('of a quarter counts what came late for one of its months, and so names nothing', async () => {
    await enter(own[1]!.id, { date: '2026-07-05' })
    await close('2026-07')
    await enter(own[1]!.id, { date: '2026-07-06' })
    await close('2026-08')
    await close('2026-09')
    await close('2026Q3')
    expect((await notice('2026-07')).later?.items).toEqual([`${own[1]!.name} +1.0，记入2026年8月`])
    expect((await notice('2026Q3')).later).toBeNull()
  })

  it('says when it hangs once that is noted, and its revision; who left since stays on it', async () => {
    await close('2026-09')
    expect((await notice('2026-09')).footer.record).toMatch(/修订 1$/)
    await books.run('points.post', { period: '2026-09', branches: [branch], from: '2026-10-10', to: '2026-10-14' })
    await books.run('roster.leave', { member: own[2]!.id, date: '2026-11-01', departure: 'transferOut' })
    const hanging = await notice('2026-09')
    expect(hanging.paragraphs[0]).toBe('公示时间：2026年10月10日至10月14日（5天）。')
    // The first that hangs is the first; taken down and hung for other days it is another.
    expect(hanging.footer.record).toMatch(/修订 1$/)
    const days = { period: '2026-09', branches: [branch], from: '2026-10-11', to: '2026-10-15' }
    await books.run('points.post', { ...days, place: '一楼' })
    await books.run('points.post', { ...days, place: '公示栏' })
    expect((await notice('2026-09')).footer.record).toMatch(/修订 2$/)
    await enter(own[1]!.id, { date: '2026-09-06' })
    expect((await notice('2026-09')).footer.record).toMatch(/修订 3$/)
    expect(hanging.rows).toHaveLength(own.length)
    expect(hanging.note).toContain(`${own[2]!.name}现已不在本支部`)
  })

  it('trap 5: has who is not scored in words, however much was entered', async () => {
    const frail = { members: [own[0]!.id], class: 'frail', from: '2026-01-01', resolution: '支部党员大会决议' }
    await books.run('points.setScoring', frail)
    await close('2026-09')
    await enter(own[0]!.id, { date: '2026-09-05' })
    const { rows, later } = await notice('2026-09')
    expect(rows.find(([name]) => name === own[0]!.name)).toEqual([own[0]!.name, '免积分'])
    expect(later).toBeNull()
  })

  it('names the contact of the branch, else its secretary', async () => {
    await close('2026-09')
    await books.run('roster.appoint', {
      organisation: branch,
      post: 'secretary',
      member: own[0]!.id,
      from: '2026-01-01',
    })
    expect((await notice('2026-09')).paragraphs[1]).toContain(`联系人：${own[0]!.name}，电话：＿`)
  })

  it('is asked for several branches at once, the last quarter where none is said; an open one is a draft', async () => {
    const other = people.find(person => person.branch !== branch)!.branch
    await close('2026-09', [branch, other])
    await close('2026Q3')
    const both = await notices(undefined, `${branch},${other}`)
    expect(both.map(({ mark }) => mark === null)).toEqual([true, false])
    expect(await notices('2026Q3', 'all')).toEqual(both)
    const refused = await books.engine.query('points.notices', { id: 'nowhere' }, '周敏')
    expect(codesOf(refused)).toEqual(['branch-unknown'])
  })
})

describe('slips, month and objection', () => {
  it('slips are of a member, of some, or of a branch in the order of its list', async () => {
    const ask = (input: object) => books.ask<PointsSlips>('points.slips', input)
    const { slips } = await ask({ id: branch })
    expect(slips.map(({ heads }) => heads[0].split('　')[0])).toEqual(own.map(({ name }) => name))
    expect((await ask({ id: own[0]!.id, year: '2026' })).slips).toHaveLength(1)
    expect((await ask({ id: branch, members: [own[1]!.id] })).slips).toEqual([slips[1]])
    await close('2026-09')
    expect((await ask({ id: own[1]!.id })).slips[0]!.entries).toEqual([
      ['9月20日', 'A1 支部党员大会 第1次', '+0.5', '已结账'],
    ])
  })

  it('the month has everybody with the items as they stand in it, and says when it was closed', async () => {
    const sheet = () => books.ask<ListSheet>('points.monthSheet', { id: branch, period: '2026-09' })
    const open = await sheet()
    const column = (title: string) => open.columns.findIndex(one => one.title === title)
    expect(open.rows.map(([name]) => name)).toEqual(own.map(({ name }) => name))
    expect(open.rows[0]![column('D1')]).toBe('−2.0')
    expect(open.rows[1]![column('A1')]).toBe('0.5')
    expect(open.heads[1]).toContain('未结账')
    await close('2026-09')
    expect((await sheet()).heads[1]).toBe('2026年11月22日结账')
    const quarter = await books.engine.query('points.monthSheet', { id: branch, period: '2026Q3' }, '周敏')
    expect(quarter.ok).toBe(false)
  })

  it('the form of an objection that is on the books is filled as far as they know', async () => {
    const said = { kind: 'objection', way: 'spoken', received: '2026-11-03', text: '那天请了假' }
    await close('2026-09')
    const { id } = await books.run<{ id: string }>('points.noteAppeal', {
      ...{ ...said, branch, period: '2026-09', member: own[0]!.id },
    })
    const sheet = await books.ask<FormSheet>('points.appealSheet', { id })
    const texts = sheet.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
    expect(texts).toEqual(
      expect.arrayContaining([own[0]!.name, '2026年9月', '☑口头　□书面', '那天请了假', '2026年11月17日']),
    )
    expect(sheet.footer.record).toBe(`积分异议 ${id.slice(-8)}　修订 1`)
  })

  it('the form of an objection is blank, or has the member and the entry that it is about', async () => {
    const texts = async (input: object) =>
      (await books.ask<FormSheet>('points.appealSheet', input)).rows.flatMap(({ cells }) =>
        cells.map(({ text }) => text),
      )
    expect((await texts({})).join('')).not.toMatch(/[\d☑]/)
    const { id } = await enter(own[0]!.id, { date: '2026-10-02' })
    expect(await texts({ id: 'blank', member: own[0]!.id, period: '2026Q4', entry: id })).toEqual(
      expect.arrayContaining([own[0]!.name, '2026年第四季度', '2026年10月2日　B1 志愿服务　+1.0分']),
    )
  })
})
