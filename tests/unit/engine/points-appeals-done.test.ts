import { beforeEach, describe, expect, it } from 'vitest'
import { meetingOf, sampleBooks, type Books, type Person } from './sample-books'

interface Reminders {
  ending: { to: string; branches: number } | null
  appeals: { count: number; due: string | null } | null
  rehang: { count: number; appeal: string } | null
}
interface Row {
  id: string
  corrected: boolean | null
}

let books: Books
let people: Person[]
let branch: string
let meeting: string
let objection: string

const reminders = () => books.ask<Reminders>('points.reminders')
const corrected = async () => (await books.ask<{ rows: Row[] }>('points.appeals')).rows[0]!.corrected
const open = async () => (await books.ask<{ open: number }>('points.appeals')).open

beforeEach(async () => {
  books = await sampleBooks(20)
  people = await books.people()
  branch = people[0]!.branch
  meeting = (await books.run<{ id: string }>('meetings.record', meetingOf(people, 1, { date: '2026-09-20' }))).id
  await books.run('points.close', {
    ...{ period: '2026-09', checkedBy: '孙丽华' },
    branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
  })
  const said = { branch, period: '2026-09', member: people[0]!.id, kind: 'objection', way: 'spoken' }
  const noted = { ...said, received: '2026-11-09', text: '当天请了病假，有假条' }
  objection = (await books.run<{ id: string }>('points.noteAppeal', noted)).id
})

describe('an objection that puts points right', () => {
  it('is done with when they are, and waits on 今天 until what came of it hangs', async () => {
    expect(await corrected()).toBeNull()
    expect(await reminders()).toMatchObject({ appeals: { count: 1, due: '2026-11-23' }, rehang: null })
    const answer = { id: objection, on: '2026-11-20', result: 'adjusted', text: '假条属实' }
    await books.run('points.answerAppeal', answer)
    expect([await corrected(), await open()]).toEqual([false, 1])
    expect(await reminders()).toMatchObject({ appeals: { count: 1, due: null }, rehang: null })
    await books.run('meetings.correct', { id: meeting, ...meetingOf(people, 0, { date: '2026-09-20' }) })
    expect([await corrected(), await open()]).toEqual([true, 0])
    expect(await reminders()).toMatchObject({ appeals: null, rehang: { count: 1, appeal: objection } })
    await books.run('points.republishAppeal', { id: objection, on: '2026-11-21' })
    expect(await reminders()).toMatchObject({ appeals: null, rehang: null })
  })

  it('stands on its line of the closing while nobody answered, and a notice near its end is said', async () => {
    const row = async () =>
      (await books.ask<{ rows: { objections: number }[] }>('points.closings', { period: '2026-09', branch })).rows[0]!
    expect((await row()).objections).toBe(1)
    await books.run('points.answerAppeal', { id: objection, on: '2026-11-20', result: 'upheld', text: '核对无误' })
    expect((await row()).objections).toBe(0)
    const post = { period: '2026-09', branches: [branch], from: '2026-11-19' }
    await books.run('points.post', { ...post, to: '2026-11-24' })
    expect((await reminders()).ending).toBeNull()
    await books.run('points.post', { ...post, to: '2026-11-23' })
    expect((await reminders()).ending).toMatchObject({ to: '2026-11-23', branches: 1 })
  })
})
