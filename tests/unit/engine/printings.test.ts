import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { meetingOf, sampleBooks, type Books, type Person } from './sample-books'

interface Printed {
  revision: number
  last: { of: number; on: string; operator: string; as: string } | null
  changed: string[]
}

let books: Books
let people: Person[]
let id: string

const draft = (more: object = {}) => meetingOf(people, 0, more)
const correct = (more: object) => books.run('meetings.correct', { id, ...draft(more) })
const printed = () => books.ask<Printed>('meetings.printed', { id })
const sheet = () => books.ask<{ printed: { meeting: string; revision: number }[] }>('meetings.sheet', { id })
async function print(as = 'paper') {
  await books.run('meetings.notePrinted', { printed: (await sheet()).printed, as })
}

beforeEach(async () => {
  books = await sampleBooks(20)
  people = await books.people()
  id = (await books.run<{ id: string }>('meetings.record', draft())).id
})

describe('a record that was printed', () => {
  it('says nothing while the paper reads as the books do', async () => {
    expect(await printed()).toEqual({ revision: 1, last: null, changed: [] })
    await print()
    expect(await printed()).toMatchObject({ last: { of: 1, operator: '周敏', as: 'paper' }, changed: [] })
  })

  it('and corrected since names what differs, until it is printed again', async () => {
    await print()
    await correct({ place: '会议室', chair: '王强' })
    expect(await printed()).toMatchObject({ revision: 2, last: { of: 1 }, changed: ['地点', '主持人'] })
    await print('pdf')
    expect(await printed()).toMatchObject({ last: { of: 2, as: 'pdf' }, changed: [] })
  })

  it('reads as the paper again once the correction was taken back', async () => {
    await print()
    await correct({ place: '会议室' })
    await books.undo(books.entry())
    expect(await printed()).toMatchObject({ revision: 3, last: { of: 1 }, changed: [] })
  })

  it('printed again on the same day is no new entry; it stands in the history of the record', async () => {
    await print()
    const entries = books.entry()
    await print()
    expect(books.entry()).toBe(entries)
    const { rows } = await books.ask<{ rows: { title: string; changes: { label: string; after: string }[] }[] }>(
      'office.history',
      { table: 'meetings', id },
    )
    expect(rows[0]).toMatchObject({ title: '打印会议记录' })
    expect(rows[0]!.changes[0]).toMatchObject({ label: '打印', after: '1' })
  })

  it('can still be undone: paper stands in nobody’s way, and Ctrl+Z passes the printing over', async () => {
    const entry = books.entry()
    await print()
    const { last } = await books.ask<{ last: { entry: number } }>('office.undoable', { after: 0 })
    expect(last.entry).toBe(entry)
    expect((await books.undo(entry)).ok).toBe(true)
  })

  it('can be none that is not on the books, nor in a revision that never was', async () => {
    const attempt = async (meeting: string, revision: number) =>
      codesOf(await books.attempt('meetings.notePrinted', { printed: [{ meeting, revision }], as: 'paper' }))
    expect(await attempt('nobody', 1)).toEqual(['meeting-unknown'])
    expect(await attempt(id, 2)).toEqual(['meeting-unknown'])
  })
})
