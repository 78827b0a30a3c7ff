import { expect, it } from 'vitest'
import { openEntry } from '../../../src-shared/journal/entry'
import type { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { sampleBooks } from './sample-books'

it.each(['roster.sheet', 'roster.publicSheet'])(
  '%s of some has these alone, and says that it is not the whole',
  async query => {
    const books = await sampleBooks(8)
    const people = await books.people()
    const some = [people[5]!, people[2]!]
    const whole = await books.ask<ListSheet>(query)
    const sheet = await books.ask<ListSheet>(query, { members: some.map(({ id }) => id) })
    // In the order of party lists, whatever order they were ticked in.
    expect(sheet.rows.map(row => row.slice(0, 2))).toEqual([
      ['1', people[2]!.name],
      ['2', people[5]!.name],
    ])
    expect(sheet.notes).toEqual([...whole.notes, '本表只列选出的2人，不是全部。'])
    expect(JSON.stringify(sheet.totals)).toContain('2人')
    expect(whole.rows).toHaveLength(8)
  },
)

it('whose numbers a paper of some showed stands in the journal', async () => {
  const books = await sampleBooks(8)
  const ids = (await books.people()).slice(0, 2).map(({ id }) => id)
  await books.run('roster.showSheet', { members: ids })
  const { entry } = openEntry(books.disk.records[books.disk.records.length - 1]!.bytes)!
  expect(entry.result).toEqual({ shown: { table: 'members', ids } })
})
