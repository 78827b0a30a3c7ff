import { describe, expect, it } from 'vitest'
import { sampleBooks, type Books } from './sample-books'

const ids = async (books: Books) => (await books.people()).map(({ id }) => id)
const field = async (books: Books, id: string, name: string) =>
  (await books.ask<{ fields: { name: string; text: string | null }[] }>('roster.member', { id })).fields.find(
    found => found.name === name,
  )!.text

describe('one field of many', () => {
  it('is changed for all in one entry, which undoing takes back', async () => {
    const books = await sampleBooks()
    const all = await ids(books)
    const [before, hash, entry] = [await field(books, all[0]!, 'education'), await books.hash(), books.entry()]
    const looked = await books.ask<{ changes: number; same: number; before: { count: number }[] }>(
      'roster.changeManyPreview',
      { ids: all, field: 'education', text: '大专' },
    )
    expect(await books.hash()).toBe(hash)
    expect(looked.before.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
    const done = await books.run('roster.changeMany', { ids: all, field: 'education', text: '大专' })
    expect(done).toEqual({ changed: looked.changes, same: looked.same })
    expect(books.entry()).toBe(entry + 1)
    for (const id of all) expect(await field(books, id, 'education')).toBe('大专')
    expect((await books.undo(books.entry())).ok).toBe(true)
    expect(await field(books, all[0]!, 'education')).toBe(before)
    expect(await books.hash()).toBe(hash)
  })

  it('counts somebody who is named twice once', async () => {
    const books = await sampleBooks()
    const [one] = await ids(books)
    const input = { ids: [one, one], field: 'floating', text: '是' }
    expect(await books.ask('roster.changeManyPreview', input)).toMatchObject({ changes: 1, before: [{ count: 1 }] })
    expect(await books.run('roster.changeMany', input)).toEqual({ changed: 1, same: 0 })
  })

  it.each([
    ['floating', '否'],
    ['lostContact', '否'],
    ['partyStatus', '正常'],
  ])('%s is not emptied, which would write nothing: the word to choose is said', async (name, word) => {
    const books = await sampleBooks()
    const entry = books.entry()
    const outcome = await books.attempt('roster.changeMany', { ids: await ids(books), field: name, text: '' })
    const problems = outcome.ok ? [] : outcome.problems
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(`请选择“${word}”`)])
    expect(books.entry()).toBe(entry)
  })

  it('is changed for nobody where one of them refuses it, and says who', async () => {
    const books = await sampleBooks()
    const people = await books.people()
    const hash = await books.hash()
    const outcome = await books.attempt('roster.changeMany', {
      ids: people.map(({ id }) => id),
      field: 'regularised',
      text: '1951-01-01',
    })
    expect(outcome.ok).toBe(false)
    const problems = outcome.ok ? [] : outcome.problems
    expect(problems.length).toBeGreaterThan(0)
    expect(people.some(({ name }) => problems[0]!.message.startsWith(`${name}：`))).toBe(true)
    expect(await books.hash()).toBe(hash)
  })

  it('what holds for a time gets its row, and nobody else moves', async () => {
    const books = await sampleBooks()
    const [one, two, three] = await ids(books)
    await books.run('roster.changeMany', { ids: [one, two], field: 'floating', text: '是' })
    const rows = (await books.ask<{ rows: { id: string; floating: boolean }[] }>('roster.members')).rows
    const away = (id: string) => rows.find(row => row.id === id)!.floating
    expect([away(one!), away(two!)]).toEqual([true, true])
    expect(await field(books, three!, 'floating')).not.toBe(null)
  })

  it.each(['name', 'idNumber', 'branch', 'phone'])('%s is changed one by one', async name => {
    const books = await sampleBooks()
    const outcome = await books.attempt('roster.changeMany', { ids: await ids(books), field: name, text: 'x' })
    expect(outcome.ok).toBe(false)
  })

  it('somebody removed meanwhile refuses it', async () => {
    const books = await sampleBooks()
    const all = await ids(books)
    await books.run('roster.removeMember', { id: all[0], reason: '误录' })
    expect((await books.attempt('roster.changeMany', { ids: all, field: 'education', text: '大专' })).ok).toBe(false)
  })
})
