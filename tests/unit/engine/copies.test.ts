import { beforeEach, describe, expect, it } from 'vitest'
import { CopyForms } from '../../../src-shared/meetings/copy-form'
import shipped from '../../../resources/meetings/copy-forms.json'
import { meetingOf, sampleBooks, type Books } from './sample-books'

interface Copies {
  columns: string[]
  rows: { id: string; date: string; state: string; copiedOn: string | null; fields?: string[] }[]
}

let books: Books
let id: string
const list = (more: object = {}) => books.ask<Copies>('meetings.copies', { year: '2026', form: 'platform', ...more })
const sheet = (form = 'platform') =>
  books.ask<{ fields: { label: string; text: string }[]; state: string }>('meetings.copySheet', { id, form })

beforeEach(async () => {
  books = await sampleBooks(20)
  id = (await books.run<{ id: string }>('meetings.record', meetingOf(await books.people(), 2, { date: '2026-11-12' })))
    .id
})

it('the shipped forms fit their schema', () => expect(CopyForms.parse(shipped)).toEqual(shipped))

describe('a record that is copied elsewhere', () => {
  it('stands in the order of the other form, in plain text that can be pasted', async () => {
    const { fields } = await sheet()
    expect(fields.slice(0, 4).map(({ label }) => label)).toEqual(['会议名称', '会议类型', '所在党支部', '开始时间'])
    expect(fields.every(({ text }) => !text.includes('　'))).toBe(true)
    const people = await books.people()
    const own = people.filter(({ branch }) => branch === people[0]!.branch)
    const text = (label: string) => fields.find(field => field.label === label)!.text
    expect([text('应到人数'), text('实到人数')]).toEqual([String(own.length), String(own.length - 2)])
    expect(text('缺席人员及原因')).toContain(own[0]!.name)
  })

  it('counts who is on no roster, as its paper does', async () => {
    const { id: branch } = await books.ask<{ id: string }>('roster.tree')
    const participants = [{ name: '刘洋' }, { name: '王芳', status: 'leave_sick' }]
    const hearing = { kind: 'hearing', branch, attendance: [], decisions: [], participants }
    id = (await books.run<{ id: string }>('meetings.record', meetingOf(await books.people(), 0, hearing))).id
    const { fields } = await sheet()
    const text = (label: string) => fields.find(field => field.label === label)!.text
    expect([text('应到人数'), text('实到人数')]).toEqual(['2', '1'])
  })

  it('is noted as it stood; once it is corrected it has to be copied again; undone it was never copied', async () => {
    expect((await list()).rows).toMatchObject([{ id, state: 'none', copiedOn: null }])
    await books.run('meetings.noteCopied', { meetings: [id], form: 'platform' })
    expect((await list()).rows).toMatchObject([{ state: 'done', copiedOn: '2026-11-22' }])
    expect((await list({ form: 'handbook' })).rows).toMatchObject([{ state: 'none' }])
    const before = meetingOf(await books.people(), 2, { date: '2026-11-12', place: '新会议室' })
    await books.run('meetings.correct', { ...before, id })
    expect((await sheet()).state).toBe('stale')
    await books.run('meetings.noteCopied', { meetings: [id], form: 'platform' })
    expect((await sheet()).state).toBe('done')
    await books.run('meetings.noteCopied', { meetings: [id], form: 'platform', copied: false })
    expect((await sheet()).state).toBe('none')
  })

  it('comes whole for a file, and its note goes with it when it is removed', async () => {
    const { columns, rows } = await list({ whole: true })
    expect(rows[0]!.fields).toHaveLength(columns.length)
    await books.run('meetings.noteCopied', { meetings: [id], form: 'platform' })
    await books.run('meetings.remove', { id, reason: '登记错了' })
    expect((await list()).rows).toEqual([])
    expect(await books.faults()).toEqual([])
  })
})
