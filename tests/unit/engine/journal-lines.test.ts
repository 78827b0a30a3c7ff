import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { meetingOf, newcomer, pointsFor, rosterFile, sampleBooks, sampleRows, type Books } from './sample-books'

let books: Books
beforeEach(async () => {
  books = await sampleBooks()
})
afterEach(() => void vi.restoreAllMocks())

interface Line {
  number: number
  title: string
  about: string
}
const lines = async (input: object = {}) => (await books.ask<{ rows: Line[] }>('office.journal', input)).rows
/** The newest line as somebody reads it. */
const newest = async () => {
  const [line] = await lines({ limit: 1 })
  return `${line!.title} ${line!.about}`
}

describe('a line of the journal', () => {
  it('names the office, and how many an import took in', async () => {
    const [imported, made] = await lines()
    expect(made).toMatchObject({ title: '建立本单位台账', about: '中共安平社区委员会' })
    expect(imported).toMatchObject({ title: '导入党员花名册', about: expect.stringMatching(/^[\u4e00-\u9fff]+等8人$/) })
  })

  it('names the member of an entry of points, and its reversal', async () => {
    const { id, name } = (await books.people())[0]!
    const entry = await books.run<{ id: string }>('points.enter', pointsFor(id))
    expect(await newest()).toBe(`登记积分 ${name}2026年8月2日的积分+1.0`)
    await books.run('points.reverse', { id: entry.id, note: '记错了' })
    expect(await newest()).toBe(`红字冲正 ${name}2026年8月2日的积分−1.0`)
  })

  it('names a meeting and not the points that follow from it, also once it is removed', async () => {
    const { id } = await books.run<{ id: string }>('meetings.record', meetingOf(await books.people(), 1))
    expect(await newest()).toBe('登记会议 和顺园党支部2026年9月20日支部党员大会')
    await books.run('meetings.remove', { id, reason: '登记错了' })
    expect(await newest()).toBe('删除会议 和顺园党支部2026年9月20日支部党员大会')
    await books.undo(books.entry())
    expect(await newest()).toBe('撤销删除会议 和顺园党支部2026年9月20日支部党员大会')
  })

  it('names who moved to another branch, where only their belonging to it was written', async () => {
    const rows = sampleRows(8)
    rows[0] = rows[0]!.map((cell, at) => (at === 7 ? rows[1]![7]! : cell))
    await books.run('roster.import', rosterFile(rows))
    expect(await newest()).toBe(`导入党员花名册 ${rows[0]![0]}`)
  })

  it('still names somebody who was removed, and points that were theirs', async () => {
    const [person] = await books.people()
    const values = newcomer({ name: '王早先' })
    const { id } = await books.run<{ id: string }>('roster.addMember', { values, branch: person!.branch })
    await books.run('points.enter', pointsFor(id, { date: '2026-11-22' }))
    await books.undo(books.entry())
    await books.run('roster.removeMember', { id, reason: '重复录入' })
    const [removed, undone, entered, added] = await lines()
    expect([removed!.about, added!.about]).toEqual(['王早先', '王早先'])
    expect([undone!.about, entered!.about]).toEqual(Array(2).fill('王早先2026年11月22日的积分+1.0'))
  })

  it('keeps the name that it was written under', async () => {
    const [person] = await books.people()
    await books.run('roster.changeMember', { id: person!.id, values: { name: '王新名' } })
    const changed = books.entry()
    await books.run('roster.changeMember', { id: person!.id, values: { name: '王再改' } })
    expect((await lines()).find(({ number }) => number === changed)).toMatchObject({ about: '王新名' })
  })
})

describe('a page of the journal', () => {
  it('opens its own entries and no others, however long the journal is', async () => {
    for (let i = 0; i < 12; i++) await books.run('office.addOperator', { name: `第${i}人` })
    const all = await lines()
    const parse = vi.spyOn(JSON, 'parse')
    const pages = [await lines({ limit: 5 }), await lines({ limit: 5, before: 10 })]
    expect(pages.map(page => page.map(({ number }) => number))).toEqual([
      [14, 13, 12, 11, 10],
      [9, 8, 7, 6, 5],
    ])
    expect(pages.flat()).toEqual(all.slice(0, 10))
    const opened = parse.mock.calls.filter(([text]) => text.startsWith('{"number":'))
    expect(opened).toHaveLength(10)
  })
})
